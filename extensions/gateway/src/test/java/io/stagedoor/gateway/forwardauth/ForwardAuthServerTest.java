package io.stagedoor.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stagedoor.gateway.JwksServer;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.route.RouteTable;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service over real HTTP, with a stand-in for the issuer. */
class ForwardAuthServerTest {

    private final JwksServer issuer = new JwksServer(KeyMother.jwks(KeyMother.EC));
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ForwardAuthServer server = start();
    private final HttpClient client = HttpClient.newHttpClient();

    private ForwardAuthServer start() {
        return start(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private ForwardAuthServer start(PrintStream out) {
        GatewaySettings settings = new GatewaySettings(
                "127.0.0.1",
                0,
                VerifierSettings.of(issuer.issuer(), TokenMother.AUDIENCE),
                null,
                RouteTable.authenticatedOnly(),
                ContextSource.ANY,
                null,
                null);
        return ForwardAuthServer.start(settings, 1, Clock.systemUTC(), out);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        issuer.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String goodToken() {
        return TokenMother.mayaAt(Instant.now()).claim("iss", issuer.issuer()).signed();
    }

    private static void assertEveryIdentityHeaderIsEmpty(HttpResponse<?> response) {
        for (String name : IdentityHeaders.NAMES) {
            assertThat(response.headers().allValues(name)).as(name).containsExactly("");
        }
    }

    private JsonNode lastLogLine() throws IOException {
        List<String> lines = log.toString(StandardCharsets.UTF_8).lines().toList();
        return new JsonMapper().readTree(lines.get(lines.size() - 1));
    }

    @Test
    void answers200WithTheIdentityOfAGoodToken() throws IOException, InterruptedException {
        HttpResponse<String> response = send(to("/verify")
                .header("Authorization", "Bearer " + goodToken())
                .header("X-Request-Id", "edge-request-7")
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Uri", "/api/assets/42"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Auth-Organization")).hasValue("acme");
        assertThat(response.headers().firstValue("X-Auth-Email")).hasValue("maya@acme.example");
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("edge-request-7");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().allValues("X-Auth-Subject")).hasSize(1);
    }

    @Test
    void learnsTheKeysFromTheIssuersMetadata() throws IOException, InterruptedException {
        send(to("/verify").header("Authorization", "Bearer " + goodToken()));
        assertThat(issuer.discoveries()).isEqualTo(1);
    }

    @Test
    void setsEveryIdentityHeaderOnRefusals() throws IOException, InterruptedException {
        HttpResponse<String> none = send(to("/verify").header("X-Auth-Subject", "admin"));
        assertThat(none.statusCode()).isEqualTo(401);
        assertEveryIdentityHeaderIsEmpty(none);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"stagedoor\"");

        HttpResponse<String> ambiguous =
                send(to("/verify").header("X-Forwarded-Uri", "/a/../b").header("X-Forwarded-Method", "GET"));
        assertThat(ambiguous.statusCode()).isEqualTo(400);
        assertEveryIdentityHeaderIsEmpty(ambiguous);

        HttpResponse<String> lost = send(to("/elsewhere").header("Authorization", "Bearer " + goodToken()));
        assertThat(lost.statusCode()).isEqualTo(404);
        assertEveryIdentityHeaderIsEmpty(lost);
    }

    @Test
    void answers503WithRetryAfterWhereKeysAreUnavailable() throws IOException, InterruptedException {
        issuer.answerWith(500);
        try (ForwardAuthServer cutOff = start()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cutOff.port() + "/verify"))
                    .header("Authorization", "Bearer " + goodToken())
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
            assertEveryIdentityHeaderIsEmpty(response);
            HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + cutOff.port() + "/ready"))
                    .build();
            assertThat(client.send(ready, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void explainsARefusalAsAProblem() throws IOException, InterruptedException {
        HttpResponse<String> response = send(to("/verify").header("Authorization", "Bearer a.b.c"));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"status\":401,\"title\":\"MALFORMED\",\"detail\":\"not a JSON object\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"})
    void acceptsAnyMethod(String method) throws IOException, InterruptedException {
        HttpResponse<String> response = send(to("/verify")
                .header("Authorization", "Bearer " + goodToken())
                .method(method, HttpRequest.BodyPublishers.ofString("a body that nobody reads")));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void readsEnvoysQuestions() throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(to("/verify/api/assets/42?x=1").header("Authorization", "Bearer " + goodToken()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(lastLogLine().get("path").asText()).isEqualTo("/api/assets/42");
    }

    @Test
    void makesUpACorrelationIdWhereTheClientsIsHostile() throws IOException, InterruptedException {
        HttpResponse<String> response = send(to("/verify").header("X-Request-Id", "a b\"c"));
        assertThat(response.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9a-f-]{36}");
        assertThat(lastLogLine().get("id").asText())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void logsEachDecisionOnceAndNeverTheToken() throws IOException, InterruptedException {
        String token = goodToken();
        send(to("/verify").header("Authorization", "Bearer " + token));
        send(to("/verify").header("Authorization", "Bearer " + token + "x"));
        String written = log.toString(StandardCharsets.UTF_8);
        assertThat(written.lines()).hasSize(2);
        assertThat(written).doesNotContain(token.substring(0, 40)).doesNotContain(token.substring(token.length() - 20));
        assertThat(lastLogLine().get("reason").asText()).isEqualTo("BAD_SIGNATURE");
        assertThat(lastLogLine().get("micros").isIntegralNumber()).isTrue();
    }

    @Test
    void encodesClaimsThatWouldBreakAHeader() throws IOException, InterruptedException {
        String token = TokenMother.mayaAt(Instant.now())
                .claim("iss", issuer.issuer())
                .claim("preferred_username", "maya\r\nX-Auth-Subject: admin é")
                .signed();
        HttpResponse<String> response = send(to("/verify").header("Authorization", "Bearer " + token));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Auth-Username"))
                .hasValue("maya%0D%0AX-Auth-Subject:%20admin%20%C3%A9");
        assertThat(response.headers().allValues("X-Auth-Subject")).hasSize(1);
    }

    @Test
    void saysThatItLivesAndThatKeysAreLoaded() throws IOException, InterruptedException {
        assertThat(send(to("/health")).body()).isEqualTo("{\"status\":\"UP\"}");
        send(to("/verify").header("Authorization", "Bearer " + goodToken()));
        assertThat(send(to("/ready")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAtOnceWhereABugOfOursStrikes() throws IOException, InterruptedException {
        ByteArrayOutputStream broken = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                throw new IllegalStateException("a bug, for the test");
            }
        };
        try (ForwardAuthServer buggy = start(new PrintStream(broken, true, StandardCharsets.UTF_8))) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + buggy.port() + "/verify"))
                    .header("Authorization", "Bearer " + goodToken())
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(500);
            assertEveryIdentityHeaderIsEmpty(response);
        }
    }

    @Test
    void setsEveryIdentityHeaderEvenOnAnswersToNonsense() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET /verify HTTP/1.1\r\nHost: x\r\nAuthorization: " + "x".repeat(60_000) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("X-Auth-Subject: ");
        }
    }
}
