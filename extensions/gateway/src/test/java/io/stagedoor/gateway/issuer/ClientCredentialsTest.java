package io.stagedoor.gateway.issuer;

import static io.stagedoor.gateway.TokenMother.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stagedoor.gateway.AdjustableClock;
import io.stagedoor.gateway.IssuerServer;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {

    private final IssuerServer issuer = new IssuerServer();
    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final ClientCredentials self = new ClientCredentials(issuer.tokenEndpoint(), "gateway", "s3cret", clock);

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void keepsATokenUntilShortlyBeforeItExpires() throws IOException, InterruptedException {
        assertThat(self.token()).isEqualTo("own-token-1");
        clock.set(NOW.plusSeconds(270).minusMillis(1));
        assertThat(self.token()).isEqualTo("own-token-1");
        clock.set(NOW.plusSeconds(270));
        assertThat(self.token()).isEqualTo("own-token-2");
    }

    @Test
    void fetchesAnotherWhereItsTokenWasRefused() throws IOException, InterruptedException {
        self.refused("somebody else's");
        String first = self.token();
        self.refused("somebody else's");
        assertThat(self.token()).isEqualTo(first);
        self.refused(first);
        assertThat(self.token()).isEqualTo("own-token-2");
    }

    @Test
    void saysThatItIsNotKnownWithoutItsSecret() {
        ClientCredentials wrong = new ClientCredentials(issuer.tokenEndpoint(), "gateway", "wr0ng", clock);
        assertThatIOException()
                .isThrownBy(wrong::token)
                .withMessageContaining("401")
                .matches(e -> !String.valueOf(e.getMessage()).contains("wr0ng"));
    }

    /** Whoever sits on the network would learn the secret, or play the issuer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example/token",
                "http://127.0.0.1.example/token",
                "http://localhost.example/token",
                "http://localhost@id.example/token",
                "http://10.0.0.1/token",
                "https://user:password@id.example/token",
                "https:///token",
                "ftp://localhost/token",
                "/token"
            })
    void sendsItsSecretOverHttpsOrToThisMachineOnly(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientCredentials(URI.create(address), "gateway", "s3cret", clock));
        assertThatIllegalArgumentException().isThrownBy(() -> ProtectedAddress.checked(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://id.example/token", "http://localhost:8080/t", "http://127.0.0.1/t", "http://[::1]/t"})
    void acceptsHttpsAndThisMachine(String address) {
        assertThat(ProtectedAddress.checked(URI.create(address))).hasToString(address);
    }
}
