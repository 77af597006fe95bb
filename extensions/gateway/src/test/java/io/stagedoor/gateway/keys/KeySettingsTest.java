package io.stagedoor.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySettingsTest {

    @Test
    void hasTheseDefaults() {
        assertThat(KeySettings.DEFAULT)
                .isEqualTo(new KeySettings(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(3600),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({"0,1,1,1,1,1", "2,1,3,1,1,1", "1,3,2,1,1,1", "1,1,1,0,1,1", "1,1,1,1,0,1", "1,1,1,1,1,0"})
    void refusesNonsense(int refresh, int stale, int keep, int unknown, int retry, int wait) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySettings(
                        Duration.ofSeconds(refresh),
                        Duration.ofSeconds(stale),
                        Duration.ofSeconds(keep),
                        Duration.ofSeconds(unknown),
                        Duration.ofSeconds(retry),
                        Duration.ofSeconds(wait)));
    }
}
