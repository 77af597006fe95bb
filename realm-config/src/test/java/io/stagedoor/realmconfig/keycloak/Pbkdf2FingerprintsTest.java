package io.stagedoor.realmconfig.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Pbkdf2FingerprintsTest {
    private final Pbkdf2Fingerprints fingerprints = new Pbkdf2Fingerprints(new SecureRandom());

    @Test
    void recognizesTheSecretAndNoOther() {
        String fingerprint = fingerprints.of("correct horse");

        assertThat(fingerprints.matches("correct horse", fingerprint)).isTrue();
        assertThat(fingerprints.matches("correct horsf", fingerprint)).isFalse();
    }

    @Test
    void isSaltedAndHoldsNothingOfTheSecret() {
        assertThat(fingerprints.of("secret"))
                .isNotEqualTo(fingerprints.of("secret"))
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "a", "a:b:c", "%:%", ":AAAA"})
    void takesNothingElseForAFingerprint(String text) {
        assertThat(fingerprints.matches("", text)).isFalse();
    }
}
