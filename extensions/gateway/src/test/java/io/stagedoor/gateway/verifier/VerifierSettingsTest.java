package io.stagedoor.gateway.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stagedoor.gateway.jose.SignatureAlgorithm;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierSettingsTest {

    private static final VerifierSettings DEFAULT =
            VerifierSettings.of("https://id.example/realms/studio", "media-api");

    @Test
    void hasTheseDefaults() {
        assertThat(DEFAULT.audiences()).containsExactly("media-api");
        assertThat(DEFAULT.algorithms()).containsExactlyInAnyOrder(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256);
        assertThat(DEFAULT.clockSkew()).isEqualTo(Duration.ofSeconds(10));
        assertThat(DEFAULT.maximumTokenLength()).isEqualTo(16_384);
    }

    @Test
    void allowsASkewOfAMinuteAndNoMore() {
        assertThat(DEFAULT.withClockSkew(Duration.ofSeconds(60)).clockSkew()).hasSeconds(60);
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withClockSkew(Duration.ofSeconds(61)));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withClockSkew(Duration.ofSeconds(-1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "studio",
                "ftp://id.example",
                "https://",
                "https://id.example?x=1",
                "https://id.example#x",
                "https://a b"
            })
    void refusesIssuersThatAreNoIssuers(String issuer) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierSettings.of(issuer, "media-api"));
    }

    @Test
    void needsAnAudienceAndAnAlgorithm() {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierSettings.of("https://id.example", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withAlgorithms(Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifierSettings(
                        "https://id.example", Set.of(), DEFAULT.algorithms(), Duration.ZERO, 4096));
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 65_536})
    void acceptsTheBoundsThemselves(int length) {
        assertThat(new VerifierSettings("https://id.example", Set.of("a"), DEFAULT.algorithms(), Duration.ZERO, length)
                        .maximumTokenLength())
                .isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 65_537})
    void boundsTheTokenLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerifierSettings(
                        "https://id.example", Set.of("a"), DEFAULT.algorithms(), Duration.ZERO, length));
    }
}
