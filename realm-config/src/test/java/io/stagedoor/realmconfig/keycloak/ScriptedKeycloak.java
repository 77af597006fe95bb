package io.stagedoor.realmconfig.keycloak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stagedoor.realmconfig.domain.Declared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that gives the answers it was told and remembers what was written. What it was not told is not found. */
public final class ScriptedKeycloak implements AutoCloseable {
    /** One write as it came: {@code PUT /admin/realms/studio/...} and its body. */
    public record Write(String request, String body) {}

    private record Answer(int status, String body) {}

    private static final String TOKEN = "POST /realms/master/protocol/openid-connect/token";

    /** Before each path of Stagedoor's own interface. */
    public static final String PRODUCT = "/realms/studio/stagedoor/v1";

    private final HttpServer server;
    private final Map<String, Answer> answers = new HashMap<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<String> tokenRequests = new ArrayList<>();

    public ScriptedKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::answer);
        server.start();
        answers.put(
                TOKEN,
                new Answer(
                        200,
                        Declared.json("{'access_token':'t','expires_in':60}").toString()));
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public AdminApi api(Clock clock) {
        return new AdminApi(address(), new Credentials.ServiceClient("tool", "s3cret"), clock);
    }

    public Realm realm() {
        return new Realm(api(Clock.systemUTC()), "studio");
    }

    /** A resource below the realm studio, in JSON with single quotes. */
    public ScriptedKeycloak has(String path, String json) {
        return answers(
                "GET /admin/realms/studio" + path, 200, Declared.json(json).toString());
    }

    /** A resource of Stagedoor's own interface in realm studio, in JSON with single quotes; the tool's client is there, too. */
    public ScriptedKeycloak product(String path, String json) {
        has("/clients?clientId=" + Product.CLIENT, "[{'clientId':'" + Product.CLIENT + "','id':'tool-id'}]");
        has("/clients/tool-id/client-secret", "{'value':'of-the-tool'}");
        answers("POST /realms/studio/protocol/openid-connect/token", 200, "{\"access_token\":\"p\",\"expires_in\":60}");
        return answers("GET " + PRODUCT + path, 200, Declared.json(json).toString());
    }

    public ScriptedKeycloak answers(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    public ScriptedKeycloak tokenAnswers(int status, String body) {
        return answers(TOKEN, status, body);
    }

    public List<Write> writes() {
        return List.copyOf(writes);
    }

    public List<String> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean token = request.endsWith("/token");
        boolean read = exchange.getRequestMethod().equals("GET");
        if (token) {
            tokenRequests.add(body);
        } else if (!read) {
            String tag = exchange.getRequestHeaders().getFirst("If-Match");
            writes.add(new Write(
                    request.replace("/admin/realms/studio", "").replace(PRODUCT, "")
                            + (tag == null ? "" : " of " + tag),
                    body));
        }
        respond(exchange, answers.getOrDefault(request, read ? new Answer(404, "{}") : new Answer(201, "")));
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("ETag", "\"7\"");
        if (answer.status() == 201) {
            exchange.getResponseHeaders().add("Location", "http://x/new-id");
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
