package io.stagedoor.signals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionEndJobTest {

    @Test
    void waitsTwiceAsLongAfterEachFailureAndNeverLongerThanTwoHours() {
        assertThat(tried(1).pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(tried(2).pause()).isEqualTo(Duration.ofSeconds(4));
        assertThat(tried(12).pause()).isEqualTo(Duration.ofSeconds(4096));
        assertThat(tried(13).pause()).isEqualTo(Duration.ofHours(2));
        assertThat(tried(1_000_000).pause()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void givesUpAtTheTwentiethAttempt() {
        assertThat(tried(19).isHopeless()).isFalse();
        assertThat(tried(20).isHopeless()).isTrue();
    }

    private static SessionEndJob tried(int attempts) {
        return new SessionEndJob(1, "r", "maya", null, null, attempts);
    }
}
