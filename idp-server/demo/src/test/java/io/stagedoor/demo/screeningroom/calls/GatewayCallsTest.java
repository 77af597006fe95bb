package io.stagedoor.demo.screeningroom.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.demo.screeningroom.calls.CallResult.Decision;
import io.stagedoor.demo.screeningroom.signin.Tokens;
import io.stagedoor.demo.serving.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayCallsTest {

    private static final String ACCESS = "e30.eyJzdWIiOiJtYXlhIn0.signature";
    private static final Tokens TOKENS = new Tokens(ACCESS, Instant.MAX, Optional.empty(), "the.id.token");

    private final Vertx vertx = Vertx.vertx();
    private final URI edge = FreePort.address();
    private final GatewayCalls calls = new GatewayCalls(edge);
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void triesAGoodCallAndEveryOneThatMustNotWork() {
        edge(GatewayCallsTest::footage);

        calls.tryAll(TOKENS);

        assertThat(seen)
                .containsExactly(
                        "/api/footage Bearer " + ACCESS + " null",
                        "/api/footage null null",
                        "/api/footage Bearer " + TamperedToken.of(ACCESS) + " null",
                        "/api/footage Bearer the.id.token null",
                        "/api/vault Bearer " + ACCESS + " null",
                        "/api/footage Bearer " + ACCESS + " rival-studios");
    }

    @Test
    void saysWhomTheApplicationTookTheCallerFor() {
        edge(GatewayCallsTest::footage);

        List<CallResult> results = calls.tryAll(TOKENS);

        assertThat(results.get(0).decision()).isEqualTo(Decision.ALLOWED);
        assertThat(results.get(0).reason()).isEqualTo("The application was told: maya@acme.example of acme.");
        assertThat(results.get(5).reason()).endsWith("The made-up organization did not get through.");
    }

    @Test
    void noticesAMadeUpOrganizationThatGotThrough() {
        edge(request -> request.response()
                .end(FootageAnswer.toJson(
                                new JsonObject().put("X-Auth-Organization", request.getHeader("X-Auth-Organization")))
                        .encode()));

        assertThat(calls.tryAll(TOKENS).get(5).reason()).endsWith("The made-up organization got through!");
    }

    @Test
    void givesTheGatewaysReasonAndCorrelationId() {
        edge(request -> request.response()
                .setStatusCode(401)
                .putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"it is over\"")
                .putHeader("X-Request-Id", "correlation-1")
                .end());

        assertThat(calls.tryAll(TOKENS)).allSatisfy(result -> {
            assertThat(result.decision()).isEqualTo(Decision.REFUSED);
            assertThat(result.status()).isEqualTo(401);
            assertThat(result.reason()).isEqualTo("it is over");
            assertThat(result.correlationId()).isEqualTo("correlation-1");
        });
    }

    @Test
    void callsAnErrorNoDecision() {
        edge(request -> request.response().setStatusCode(503).end("{\"title\":\"The gateway is away\"}"));

        assertThat(calls.tryAll(TOKENS)).allSatisfy(result -> {
            assertThat(result.decision()).isEqualTo(Decision.NO_ANSWER);
            assertThat(result.reason()).isEqualTo("The gateway is away");
        });
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThat(calls.tryAll(TOKENS)).allSatisfy(result -> {
            assertThat(result.decision()).isEqualTo(Decision.NO_ANSWER);
            assertThat(result.status()).isZero();
            assertThat(result.reason()).startsWith("The edge does not answer");
        });
    }

    @Test
    void neverShowsATokenInARow() {
        edge(GatewayCallsTest::footage);

        assertThat(calls.tryAll(TOKENS))
                .allSatisfy(result ->
                        assertThat(result.request()).doesNotContain(ACCESS).doesNotContain("the.id.token"));
    }

    private void edge(Consumer<HttpServerRequest> answer) {
        vertx.createHttpServer()
                .requestHandler(request -> {
                    seen.add(request.path() + " " + request.getHeader("Authorization") + " "
                            + request.getHeader("X-Auth-Organization"));
                    answer.accept(request);
                })
                .listen(edge.getPort(), "127.0.0.1")
                .await();
    }

    private static void footage(HttpServerRequest request) {
        request.response()
                .end(FootageAnswer.toJson(new JsonObject()
                                .put("X-Auth-Email", "maya@acme.example")
                                .put("X-Auth-Organization", "acme"))
                        .encode());
    }
}
