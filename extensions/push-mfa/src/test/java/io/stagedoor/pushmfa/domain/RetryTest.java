package io.stagedoor.pushmfa.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void waitsTwiceAsLongEachTime() {
        for (int tries = 1; tries <= 6; tries++) {
            assertThat(new Retry(tries, NOW.plusSeconds(3600)).pause(null, NOW))
                    .contains(Duration.ofSeconds(1L << (tries - 1)));
        }
        assertThat(new Retry(50, NOW.plusSeconds(3600)).pause(null, NOW)).contains(Duration.ofSeconds(32));
    }

    @Test
    void waitsAsLongAsThePushServiceAsks() {
        Retry retry = new Retry(2, NOW.plusSeconds(60));
        assertThat(retry.pause(Duration.ofSeconds(20), NOW)).contains(Duration.ofSeconds(20));
        assertThat(retry.pause(Duration.ofSeconds(1), NOW)).contains(Duration.ofSeconds(2));
        assertThat(retry.pause(Duration.ofDays(365), NOW)).isEmpty();
    }

    @Test
    void isNotTriedAtTheVeryInstantOfTheExpiry() {
        Retry retry = new Retry(1, NOW.plusSeconds(1));
        assertThat(retry.pause(null, NOW)).isEmpty();
        assertThat(retry.pause(null, NOW.minusMillis(1))).contains(Duration.ofSeconds(1));
        assertThat(retry.pause(null, NOW.plusSeconds(5))).isEmpty();
    }
}
