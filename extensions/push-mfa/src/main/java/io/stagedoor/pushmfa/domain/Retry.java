package io.stagedoor.pushmfa.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message that was not taken is tried again. What it tells of is over soon, so it is never tried when nobody can answer any more.
 *
 * @param tries so far
 * @param expiresAt of the sign-in
 */
public record Retry(int tries, Instant expiresAt) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    /**
     * How long to wait before the next try: a second, then twice as long each time, or as long as the push service asks for (RFC 8030 8.4).
     *
     * @param asked what the push service asks for, null where it asks for nothing
     * @return empty where that would be too late
     */
    public Optional<Duration> pause(@Nullable Duration asked, Instant now) {
        Duration ours = FIRST.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), MOST_DOUBLINGS));
        Duration pause = asked != null && asked.compareTo(ours) > 0 ? asked : ours;
        return now.plus(pause).isBefore(expiresAt) ? Optional.of(pause) : Optional.empty();
    }
}
