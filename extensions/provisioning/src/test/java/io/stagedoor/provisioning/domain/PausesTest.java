package io.stagedoor.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final Pauses pauses = new Pauses();

    @Test
    void whatFailedWaitsUntilTheExactInstant() {
        Duration first = pauses.begin("a", NOW);

        assertThat(first).isEqualTo(Pauses.SHORTEST);
        assertThat(pauses.paused(NOW.plus(first).minusMillis(1))).containsExactly("a");
        assertThat(pauses.paused(NOW.plus(first))).isEmpty();
    }

    @Test
    void eachFailureDoublesTheWaitUpToTheLongest() {
        Duration last = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            Duration next = pauses.begin("a", NOW);
            assertThat(next).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Pauses.LONGEST);
            last = next;
        }
        assertThat(last).isEqualTo(Pauses.LONGEST);
    }

    @Test
    void whatIsDoneBeginsAnew() {
        pauses.begin("a", NOW);
        pauses.begin("a", NOW);
        pauses.over("a");

        assertThat(pauses.paused(NOW)).isEmpty();
        assertThat(pauses.begin("a", NOW)).isEqualTo(Pauses.SHORTEST);
    }

    @Test
    void whatNobodyTriesAnyMoreIsForgotten() {
        Duration first = pauses.begin("a", NOW);
        pauses.paused(NOW.plus(first).plus(Pauses.LONGEST).plusMillis(1));

        assertThat(pauses.begin("a", NOW)).isEqualTo(Pauses.SHORTEST);
    }

    @Test
    void keepsABoundedNumber() {
        for (int i = 0; i < Pauses.MOST + 10; i++) {
            pauses.begin("id-" + i, NOW);
        }

        assertThat(pauses.paused(NOW)).hasSize(Pauses.MOST).doesNotContain("id-0");
    }
}
