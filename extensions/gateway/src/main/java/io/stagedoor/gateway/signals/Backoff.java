package io.stagedoor.gateway.signals;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next connection: first hardly, then twice as long each time, never the same as the neighbours. */
final class Backoff {

    private static final long FIRST = 100;
    private static final long SECOND = 250;
    private static final int DOUBLINGS = 5;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The pause before the next attempt: up to 0.1 s, then 0.25 s, 0.5 s, ... 8 s, of which at least half. */
    Duration next() {
        long most = failures == 0 ? FIRST : SECOND << Math.min(failures - 1, DOUBLINGS);
        failures++;
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    void succeeded() {
        failures = 0;
    }
}
