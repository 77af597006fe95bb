package io.stagedoor.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.IssuerServer;
import io.stagedoor.gateway.JwksServer;
import io.stagedoor.gateway.KeyMother;
import io.stagedoor.gateway.TokenMother;
import io.stagedoor.gateway.route.RouteTable;
import io.stagedoor.gateway.signals.FeedSettings;
import io.stagedoor.gateway.signals.StalenessPolicy;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The service with a feed, over real HTTP. */
class ForwardAuthServerFeedTest {

    private final IssuerServer issuer = new IssuerServer();
    private final JwksServer keys = new JwksServer(KeyMother.jwks(KeyMother.EC));
    private final ForwardAuthServer server = start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token =
            TokenMother.mayaAt(Instant.now()).claim("iss", issuer.issuer()).signed();

    private ForwardAuthServer start() {
        IssuerSettings self = new IssuerSettings(
                issuer.tokenEndpoint(),
                "gateway",
                "s3cret",
                FeedSettings.of(FeedSettings.addressOf(issuer.issuer()), StalenessPolicy.FAIL_CLOSED));
        GatewaySettings settings = new GatewaySettings(
                "127.0.0.1",
                0,
                VerifierSettings.of(issuer.issuer(), TokenMother.AUDIENCE),
                keys.address("/keys"),
                RouteTable.authenticatedOnly(),
                ContextSource.ANY,
                self,
                null);
        PrintStream log = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return ForwardAuthServer.start(settings, 1, Clock.systemUTC(), log);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        issuer.close();
        keys.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> eventually(String path, int status) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        HttpResponse<String> response = get(path);
        while (response.statusCode() != status) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            response = get(path);
        }
        return response;
    }

    @Test
    void refusesATokenAsSoonAsASignalEndsItsSession() throws IOException, InterruptedException {
        IssuerServer.Feed feed = issuer.nextFeed();
        assertThat(get("/verify").statusCode()).as("nothing is known yet").isEqualTo(503);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
        feed.start(true).caughtUp(10);
        eventually("/verify", 200);
        eventually("/ready", 200);
        feed.sessionEnded(11, "c5b1cd34");
        HttpResponse<String> refused = eventually("/verify", 401);
        assertThat(refused.body()).contains("\"title\":\"ENDED\"");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
        assertThat(get("/metrics").body())
                .contains(
                        "stagedoor_gateway_feed_connected 1\n",
                        "stagedoor_gateway_feed_usable 1\n",
                        "stagedoor_gateway_feed_position 11\n",
                        "stagedoor_gateway_signals_remembered 1\n",
                        "stagedoor_gateway_signals_applied_total 1\n",
                        "stagedoor_gateway_decisions_total{status=\"401\"} ");
    }

    @Test
    void refusesATokenOfAnOrganizationThatTheFeedDoesNotTellOf() throws IOException, InterruptedException {
        issuer.nextFeed().startFor(true, "another").caughtUp(10);
        HttpResponse<String> refused = eventually("/verify", 401);
        assertThat(refused.body()).contains("\"title\":\"ORGANIZATION_NOT_SERVED\"");
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
    }
}
