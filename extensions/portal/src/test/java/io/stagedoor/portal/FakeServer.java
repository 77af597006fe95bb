package io.stagedoor.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stagedoor.portal.bundle.Asset;
import io.stagedoor.portal.bundle.Bundle;
import io.stagedoor.portal.bundle.EntryPage;
import io.stagedoor.portal.bundle.ResponsePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The portal as it is served, before a server that knows nobody: it signs everybody in at once and answers the administrative API
 * from fixtures. For tests of what the pages make of answers; whether the real server gives them is tested in system-tests.
 */
final class FakeServer implements AutoCloseable {

    /** What was asked of the API. */
    record Call(String method, String path, String query, String body, Map<String, String> headers) {}

    /** What is answered. */
    record Answer(int status, String body, Map<String, String> headers) {
        static Answer ok(String body) {
            return new Answer(200, body, Map.of("ETag", "\"1\""));
        }

        static Answer problem(int status, String code, String detail) {
            return new Answer(
                    status,
                    "{\"code\":\"" + code + "\",\"title\":\"t\",\"detail\":\"" + detail + "\",\"status\":" + status
                            + "}",
                    Map.of());
        }
    }

    /** Decides about calls; null leaves it to the fixtures. */
    interface Script {
        @Nullable
        Answer answer(Call call);
    }

    private static final String REALM = "/realms/studio";
    private static final String API = REALM + "/stagedoor/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    private final List<String> signIns = new CopyOnWriteArrayList<>();
    private volatile Script script = call -> null;
    private volatile Instant signedInAt = Instant.now();
    private volatile int tokenSeconds = 300;
    private volatile boolean sessionAlive = true;

    FakeServer(int port) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    /** To look at the pages while working on them: {@code java ... FakeServer 8099}. */
    public static void main(String[] arguments) {
        FakeServer server = new FakeServer(Integer.parseInt(arguments[0]));
        System.out.println(server.portal("/"));
    }

    String portal(String path) {
        return "http://localhost:" + http.getAddress().getPort() + REALM + "/portal" + path;
    }

    String unitTests() {
        return "http://localhost:" + http.getAddress().getPort() + REALM + "/portal/unit/";
    }

    void answer(Script deciding) {
        script = deciding;
    }

    void signedInAt(Instant time) {
        signedInAt = time;
    }

    void tokenSeconds(int seconds) {
        tokenSeconds = seconds;
    }

    void endSession() {
        sessionAlive = false;
    }

    List<Call> calls() {
        return calls;
    }

    List<String> tokenRequests() {
        return tokenRequests;
    }

    List<String> signIns() {
        return signIns;
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(REALM + "/portal/assets/")) {
                asset(exchange, path.substring(path.lastIndexOf('/') + 1));
            } else if (path.equals(REALM + "/portal/unit/unit.js")) {
                send(exchange, 200, "text/javascript", Fixtures.unitTests());
            } else if (path.equals(REALM + "/portal/unit/")) {
                String page = "<!doctype html><title>unit</title><script type=module src=unit.js></script>";
                send(exchange, 200, "text/html", page.getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith(REALM + "/portal")) {
                page(exchange);
            } else if (path.endsWith("/openid-connect/auth")) {
                authorize(exchange);
            } else if (path.endsWith("/openid-connect/token")) {
                token(exchange);
            } else if (path.endsWith("/openid-connect/logout")) {
                exchange.getResponseHeaders().set("Location", portal("/?state=signed-out"));
                send(exchange, 302, "text/plain", new byte[0]);
            } else if (path.startsWith(API)) {
                api(exchange, path.substring(API.length()));
            } else if (path.startsWith(REALM + "/account/")) {
                api(exchange, path.substring(REALM.length() + 1));
            } else {
                send(exchange, 404, "text/plain", new byte[0]);
            }
        }
    }

    private static void asset(HttpExchange exchange, String name) throws IOException {
        Optional<Asset> asset = Bundle.get().asset(name);
        if (asset.isEmpty()) {
            send(exchange, 404, "text/plain", new byte[0]);
            return;
        }
        ResponsePolicy.common().forEach(exchange.getResponseHeaders()::set);
        ResponsePolicy.ofAsset().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        send(exchange, 200, asset.get().type(), asset.get().packed());
    }

    private static void page(HttpExchange exchange) throws IOException {
        ResponsePolicy.common().forEach(exchange.getResponseHeaders()::set);
        ResponsePolicy.ofPage().forEach(exchange.getResponseHeaders()::set);
        String html = new EntryPage(Bundle.get()).html(REALM + "/portal/assets");
        send(exchange, 200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        signIns.add(exchange.getRequestURI().getQuery());
        if (asked.containsKey("max_age")) {
            signedInAt = Instant.now();
        }
        String code = "code-" + signIns.size();
        nonces.put(code, asked.getOrDefault("nonce", ""));
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        send(exchange, 302, "text/plain", new byte[0]);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(body(exchange));
        tokenRequests.add(asked.getOrDefault("grant_type", ""));
        if (!sessionAlive) {
            send(exchange, 400, "application/json", "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        String nonce = nonces.getOrDefault(asked.getOrDefault("code", ""), "");
        String token = jwt(Map.of("nonce", nonce, "auth_time", signedInAt.getEpochSecond()));
        byte[] answer = JSON.writeValueAsBytes(
                Map.of("access_token", token, "id_token", token, "refresh_token", "r", "expires_in", tokenSeconds));
        send(exchange, 200, "application/json", answer);
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        Call call = new Call(exchange.getRequestMethod(), path, query, body(exchange), headers);
        calls.add(call);
        @Nullable Answer scripted = script.answer(call);
        Answer answer = scripted != null ? scripted : Fixtures.answer(call);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        String type = answer.status() >= 400 ? "application/problem+json" : "application/json";
        send(exchange, answer.status(), type, answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String jwt(Map<String, Object> claims) throws IOException {
        String middle = Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(claims));
        return "e30." + middle + ".c2ln";
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable InputStream resource(String name) {
        return FakeServer.class.getResourceAsStream(name);
    }
}
