package io.stagedoor.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.stagedoor.gateway.JwksServer;
import io.stagedoor.gateway.KeyMother;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwksOverHttpTest {

    private static final Duration SOON = Duration.ofMillis(300);

    private final JwksServer issuer = new JwksServer(KeyMother.jwks(KeyMother.EC));

    @AfterEach
    void stop() {
        issuer.close();
    }

    private DiscoveredJwksSource discovered() {
        return new DiscoveredJwksSource(issuer.issuer());
    }

    @Test
    void fetchesTheKeySet() throws IOException, InterruptedException {
        assertThat(new HttpJwksSource(issuer.address("/keys")).fetch()).contains("ec-1");
    }

    @Test
    void followsNoRedirect() {
        assertThatIOException()
                .isThrownBy(() -> new HttpJwksSource(issuer.address("/redirect")).fetch())
                .withMessageContaining("302");
        assertThat(issuer.fetches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 404, 500, 503})
    void takesNothingButA200(int status) {
        issuer.answerWith(status);
        assertThatIOException()
                .isThrownBy(() -> new HttpJwksSource(issuer.address("/keys")).fetch())
                .withMessageContaining(String.valueOf(status));
    }

    @Test
    void hangsUpOnAnAnswerThatIsTooLong() throws IOException, InterruptedException {
        issuer.publish("x".repeat(1000));
        assertThat(new HttpJwksSource(issuer.address("/keys"), SOON, 1000).fetch())
                .hasSize(1000);
        assertThatIOException()
                .isThrownBy(() -> new HttpJwksSource(issuer.address("/keys"), SOON, 999).fetch())
                .withMessageContaining("longer than 999 bytes");
    }

    @Test
    void givesUpOnAnIssuerThatHangs() {
        CountDownLatch gate = issuer.hang();
        assertThatIOException()
                .isThrownBy(() -> new HttpJwksSource(issuer.address("/keys"), SOON, 1000).fetch())
                .withMessageContaining("300 ms");
        gate.countDown();
    }

    @Test
    void givesUpOnABodyThatNeverEnds() {
        assertThatIOException()
                .isThrownBy(() -> new HttpJwksSource(issuer.address("/drip"), SOON, 10_000).fetch())
                .withMessageContaining("300 ms");
    }

    @Test
    void saysWhichAddressCannotBeReached() {
        issuer.close();
        assertThatIOException()
                .isThrownBy(() -> new HttpJwksSource(issuer.address("/keys")).fetch())
                .withMessageContaining("/keys");
    }

    @Test
    void learnsTheAddressFromTheIssuersMetadataOnce() throws IOException, InterruptedException {
        DiscoveredJwksSource source = discovered();
        assertThat(source.fetch()).contains("ec-1");
        assertThat(source.fetch()).contains("ec-1");
        assertThat(issuer.discoveries()).isEqualTo(1);
    }

    @Test
    void asksForTheAddressAgainAfterAFailure() throws IOException, InterruptedException {
        DiscoveredJwksSource source = discovered();
        source.fetch();
        issuer.answerWith(404);
        assertThatIOException().isThrownBy(source::fetch);
        issuer.answerWith(200);
        assertThat(source.fetch()).contains("ec-1");
        assertThat(issuer.discoveries()).isEqualTo(2);
    }

    @Test
    void refusesTheMetadataOfAnotherIssuer() {
        DiscoveredJwksSource source = discovered();
        issuer.claimToBe("http://evil.example/realms/studio");
        assertThatIOException().isThrownBy(source::fetch).withMessageContaining("another issuer");
        assertThat(issuer.fetches()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "file:///etc/passwd", "/keys", "ht tp://x", "jar:http://x!/y"})
    void refusesMetadataWithoutUsableAddress(String jwksUri) {
        issuer.pointTo(jwksUri);
        assertThatIOException().isThrownBy(() -> discovered().fetch());
    }
}
