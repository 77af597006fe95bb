package io.stagedoor.gateway.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(new Random(7));

    @Test
    void waitsHardlyFirstThenLongerEachTimeUpToEightSeconds() {
        for (long most : new long[] {100, 250, 500, 1000, 2000, 4000, 8000, 8000, 8000}) {
            assertThat(backoff.next()).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        }
        backoff.succeeded();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void doesNotWaitAsLongAsItsNeighbours() {
        assertThat(Stream.generate(() -> new Backoff(new Random()).next())
                        .limit(50)
                        .distinct())
                .hasSizeGreaterThan(5);
    }
}
