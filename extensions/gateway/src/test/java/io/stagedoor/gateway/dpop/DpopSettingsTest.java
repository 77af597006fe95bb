package io.stagedoor.gateway.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.stagedoor.gateway.jose.SignatureAlgorithm;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DpopSettingsTest {

    @ParameterizedTest
    @CsvSource({"0,0,1", "301,0,1", "30,-1,1", "30,61,1", "30,0,0"})
    void refusesNonsense(int age, int skew, int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DpopSettings(
                        Set.of(SignatureAlgorithm.ES256), Duration.ofSeconds(age), Duration.ofSeconds(skew), capacity));
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "300,60,1"})
    void acceptsTheBoundsThemselves(int age, int skew, int capacity) {
        DpopSettings settings = new DpopSettings(
                Set.of(SignatureAlgorithm.ES256), Duration.ofSeconds(age), Duration.ofSeconds(skew), capacity);
        assertThat(settings.maximumAge()).hasSeconds(age);
    }

    @Test
    void needsAnAlgorithm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DpopSettings(Set.of(), Duration.ofSeconds(30), Duration.ZERO, 1));
    }
}
