package io.stagedoor.gateway.signals;

import java.time.Duration;

/**
 * How long tokens are accepted by what was known before the feed fell silent. Beyond that the answer is 503, in either case; and
 * before the feed was heard completely once, nothing is known, and it is 503 too.
 *
 * @param bound from the last moment on at which everything was known
 */
public record StalenessPolicy(Duration bound) {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** As short as silence can be told from the pause between two heartbeats. */
    public static final StalenessPolicy FAIL_CLOSED = new StalenessPolicy(Duration.ofSeconds(3));

    /** Refuses nonsense.
     *
     * @throws IllegalArgumentException with one clear sentence
     */
    public StalenessPolicy {
        if (!bound.isPositive() || bound.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the bound on staleness must be 1 to " + LONGEST.toSeconds() + " seconds");
        }
    }

    /** Goes on with what is known for so long. Tokens that are ended meanwhile pass; none lives longer than five minutes anyway. */
    public static StalenessPolicy failOpen(Duration bound) {
        return new StalenessPolicy(bound);
    }
}
