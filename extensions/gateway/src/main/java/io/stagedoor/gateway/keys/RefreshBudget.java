package io.stagedoor.gateway.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many fetches unknown key ids may cause: two at once, then one per interval. Anyone can send tokens with random key ids; this
 * keeps them from turning the gateway into a hammer. Two, because a fetch that a stranger caused just before a rotation must not
 * use up the one that the first token of the new key needs.
 */
final class RefreshBudget {

    private static final int BURST = 2;

    private final Duration interval;
    private final Clock clock;
    private Instant lastRefill;
    private int left = BURST;

    RefreshBudget(Duration interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
        this.lastRefill = clock.instant();
    }

    synchronized boolean take() {
        Instant now = clock.instant();
        while (left < BURST && !now.isBefore(lastRefill.plus(interval))) {
            left++;
            lastRefill = lastRefill.plus(interval);
        }
        if (left == BURST) {
            lastRefill = now; // a full bucket saves nothing up
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
