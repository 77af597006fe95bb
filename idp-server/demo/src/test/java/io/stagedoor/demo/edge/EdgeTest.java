package io.stagedoor.demo.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.demo.serving.FreePort;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final EdgeSettings settings = new EdgeSettings(FreePort.address(), FreePort.address(), FreePort.address());
    private final Queue<Seen> application = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> gateway = new ConcurrentLinkedQueue<>();

    /** What the gateway answers; by default that all is well. */
    private volatile Consumer<HttpServerResponse> verdict = response -> response.putHeader("X-Auth-Subject", "maya")
            .putHeader("X-Auth-Organization", "acme")
            .end();

    record Seen(String method, String uri, MultiMap headers, String body) {}

    record Answer(int status, MultiMap headers, String body) {}

    @BeforeEach
    void start() {
        listen(settings.application().getPort(), application, response -> response.end("footage"));
        listen(settings.gateway().getPort(), gateway, response -> verdict.accept(response));
        new Edge(vertx, settings).start().await();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void addsTheIdentityThatTheGatewayStated() {
        assertThat(get("/api/footage", Map.of("Authorization", "Bearer good")).body())
                .isEqualTo("footage");

        assertThat(application).singleElement().satisfies(seen -> {
            assertThat(seen.headers().get("X-Auth-Subject")).isEqualTo("maya");
            assertThat(seen.headers().get("X-Auth-Organization")).isEqualTo("acme");
        });
    }

    @Test
    void replacesIdentityHeadersThatTheClientMadeUp() {
        get(
                "/api/footage",
                Map.of("x-auth-organization", "rival", "X-Auth-Scopes", "vault:read", "X_Auth_Email", "a@b"));

        assertThat(application).singleElement().satisfies(seen -> {
            assertThat(seen.headers().getAll("X-Auth-Organization")).containsExactly("acme");
            assertThat(seen.headers().contains("X-Auth-Scopes")).isFalse();
            assertThat(seen.headers().contains("X_Auth_Email")).isFalse();
        });
    }

    @Test
    void removesMadeUpIdentityHeadersFromPagesToo() {
        get("/", Map.of("X-Auth-Subject", "maya"));

        assertThat(gateway).isEmpty();
        assertThat(application)
                .singleElement()
                .satisfies(seen ->
                        assertThat(seen.headers().contains("X-Auth-Subject")).isFalse());
    }

    @Test
    void doesNotLetTheClientDropIdentityHeadersByNamingThemInConnection() {
        get("/api/footage", Map.of("Connection", "keep-alive, X-Auth-Organization"));

        assertThat(application).singleElement().satisfies(seen -> {
            assertThat(seen.headers().get("X-Auth-Organization")).isEqualTo("acme");
            assertThat(seen.headers().getAll("Connection")).noneMatch(value -> value.contains("X-Auth"));
        });
    }

    @Test
    void letsNobodyPassTheGateByAskingForAWebSocket() throws Exception {
        verdict = response -> response.setStatusCode(401).end();

        assertThat(statusOf("""
                GET /api/footage HTTP/1.1
                Host: 127.0.0.1
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                X-Auth-Subject: maya

                """)).startsWith("HTTP/1.1 401");
        assertThat(application).isEmpty();
    }

    @Test
    void statesForwardedHeadersByItself() {
        get(
                "/",
                Map.of(
                        "X-Forwarded-For",
                        "10.0.0.1",
                        "X-Forwarded-Port",
                        "443",
                        "X-Forwarded-Host",
                        "attacker.example"));

        assertThat(application).singleElement().satisfies(seen -> {
            assertThat(seen.headers().getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(seen.headers().getAll("X-Forwarded-Host"))
                    .containsExactly("127.0.0.1:" + settings.address().getPort());
            assertThat(seen.headers().contains("X-Forwarded-Port")).isFalse();
        });
    }

    @Test
    void tellsTheGatewayWhatIsAskedAndByWhichCredentials() {
        send(
                HttpMethod.POST,
                "/api/footage?x=1",
                Map.of(
                        "Authorization", "Bearer good",
                        "DPoP", "proof",
                        "X-Forwarded-Uri", "/public",
                        "X-Forwarded-For", "10.0.0.1",
                        "X-Request-Id", "correlation-1"),
                "body");

        assertThat(gateway).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("GET");
            assertThat(seen.uri()).isEqualTo("/verify");
            assertThat(seen.headers().get("Authorization")).isEqualTo("Bearer good");
            assertThat(seen.headers().get("DPoP")).isEqualTo("proof");
            assertThat(seen.headers().get("X-Forwarded-Method")).isEqualTo("POST");
            assertThat(seen.headers().getAll("X-Forwarded-Uri")).containsExactly("/api/footage?x=1");
            assertThat(seen.headers().getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(seen.headers().get("X-Forwarded-Proto")).isEqualTo("http");
            assertThat(seen.headers().get("X-Forwarded-Host"))
                    .isEqualTo("127.0.0.1:" + settings.address().getPort());
            assertThat(seen.headers().get("X-Request-Id")).isEqualTo("correlation-1");
        });
        assertThat(application).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.body()).isEqualTo("body");
            assertThat(seen.headers().get("X-Request-Id")).isEqualTo("correlation-1");
        });
    }

    @Test
    void passesARefusalOnWithItsReason() {
        verdict = response -> response.setStatusCode(403)
                .putHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("X-Request-Id", "correlation-2")
                .putHeader("X-Auth-Subject", "")
                .end("the reason");

        Answer answer = get("/api/vault", Map.of());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers().get("WWW-Authenticate")).isEqualTo("Bearer error=\"insufficient_scope\"");
        assertThat(answer.headers().get("X-Request-Id")).isEqualTo("correlation-2");
        assertThat(answer.headers().getAll("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().contains("X-Auth-Subject")).isFalse();
        assertThat(answer.body()).isEqualTo("the reason");
        assertThat(application).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302, 500, 503})
    void failsClosedWhereTheGatewaysAnswerIsNoDecision(int status) {
        verdict = response -> response.setStatusCode(status).end();

        assertThat(get("/api/footage", Map.of()).status()).isEqualTo(503);
        assertThat(application).isEmpty();
    }

    @Test
    void failsClosedWhereTheGatewayHangsUp() {
        verdict = response -> response.reset();

        assertThat(get("/api/footage", Map.of("X-Request-Id", "correlation-3")))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(503))
                .satisfies(answer ->
                        assertThat(answer.headers().get("X-Request-Id")).isEqualTo("correlation-3"));
        assertThat(application).isEmpty();
    }

    @Test
    void failsClosedWhereThereIsNoGateway() {
        EdgeSettings lonely = new EdgeSettings(FreePort.address(), settings.application(), FreePort.address());
        new Edge(vertx, lonely).start().await();

        Answer answer = send(lonely.address().getPort(), HttpMethod.GET, "/api/footage", Map.of(), "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(application).isEmpty();
    }

    @Test
    void refusesAmbiguousPathsWithoutAskingAnybody() {
        assertThat(get("/x/../api/footage", Map.of()).status()).isEqualTo(400);
        assertThat(get("//api/footage", Map.of()).status()).isEqualTo(400);
        assertThat(application).isEmpty();
        assertThat(gateway).isEmpty();
    }

    @Test
    void saysThatItIsReadyByItself() {
        assertThat(get("/health", Map.of()).status()).isEqualTo(200);
        assertThat(application).isEmpty();
    }

    private String statusOf(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), settings.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        }
    }

    private void listen(int port, Queue<Seen> seen, Consumer<HttpServerResponse> answer) {
        vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    seen.add(new Seen(request.method().name(), request.uri(), copy(request), body.toString()));
                    answer.accept(request.response());
                }))
                .listen(port, "127.0.0.1")
                .await();
    }

    private static MultiMap copy(HttpServerRequest request) {
        return MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
    }

    private Answer get(String uri, Map<String, String> headers) {
        return send(HttpMethod.GET, uri, headers, "");
    }

    private Answer send(HttpMethod method, String uri, Map<String, String> headers, String body) {
        return send(settings.address().getPort(), method, uri, headers, body);
    }

    private Answer send(int port, HttpMethod method, String uri, Map<String, String> headers, String body) {
        return client.request(method, port, "127.0.0.1", uri)
                .compose(request -> {
                    headers.forEach(request::putHeader);
                    // Listened for before the request goes out: an answer that is quicker than its listener is lost.
                    Future<Answer> answer = request.response()
                            .compose(response -> response.body()
                                    .map(received -> new Answer(
                                            response.statusCode(), response.headers(), received.toString())));
                    return request.end(Buffer.buffer(body)).compose(sent -> answer);
                })
                .timeout(20, TimeUnit.SECONDS)
                .await();
    }
}
