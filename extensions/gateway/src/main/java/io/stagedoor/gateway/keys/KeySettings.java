package io.stagedoor.gateway.keys;

import java.time.Duration;

/**
 * How long fetched keys are used, and how often the issuer may be asked for new ones.
 *
 * @param refreshAfter from this age on, keys are fetched again in the background while the old ones serve
 * @param staleAfter from this age on, a token waits for fresh keys; where they cannot be had, the old ones serve on
 * @param keepFor from this age on, old keys serve no more: the longest outage of the issuer that is survived, and the longest
 *     time that a withdrawn key can live on where the issuer is cut off
 * @param unknownKeyInterval an unknown key id may cause one fetch in this interval (two at once, then one each)
 * @param retryAfter pause after a failed fetch
 * @param waitAtMost the longest that one token waits for keys
 */
public record KeySettings(
        Duration refreshAfter,
        Duration staleAfter,
        Duration keepFor,
        Duration unknownKeyInterval,
        Duration retryAfter,
        Duration waitAtMost) {

    /** One minute, five minutes, one hour; 5 s, 1 s, 10 s. */
    public static final KeySettings DEFAULT = new KeySettings(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10));

    /** Refuses nonsense.
     *
     * @throws IllegalArgumentException where the ages are not in ascending order or a pause is not positive */
    public KeySettings {
        if (refreshAfter.compareTo(Duration.ZERO) <= 0
                || staleAfter.compareTo(refreshAfter) < 0
                || keepFor.compareTo(staleAfter) < 0) {
            throw new IllegalArgumentException("needs 0 < refreshAfter <= staleAfter <= keepFor");
        }
        if (!unknownKeyInterval.isPositive() || !retryAfter.isPositive() || !waitAtMost.isPositive()) {
            throw new IllegalArgumentException("unknownKeyInterval, retryAfter and waitAtMost must be positive");
        }
    }
}
