package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.issuer.ProtectedAddress;
import java.net.URI;
import java.time.Duration;

/**
 * Where the feed is and how it is listened to.
 *
 * @param address of the feed; https, or this machine
 * @param staleness how long tokens are accepted without it
 * @param silence so long without an event, and the connection is dead
 * @param limit how many signals are told apart, see {@link SignalState}
 */
public record FeedSettings(URI address, StalenessPolicy staleness, Duration silence, int limit) {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** Refuses nonsense.
     *
     * @throws IllegalArgumentException with one clear sentence
     */
    public FeedSettings {
        ProtectedAddress.checked(address);
        if (!silence.isPositive() || silence.compareTo(LONGEST_SILENCE) > 0) {
            throw new IllegalArgumentException("the silence must be 1 ms to " + LONGEST_SILENCE.toSeconds() + " s");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("at least one signal must be remembered");
        }
    }

    /** Three seconds of silence (FEED.md), two million signals. */
    public static FeedSettings of(URI address, StalenessPolicy staleness) {
        return new FeedSettings(address, staleness, Duration.ofSeconds(3), SignalState.DEFAULT_LIMIT);
    }

    /** The feed of every organization of a realm. */
    public static URI addressOf(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/stagedoor/v1/signals/feed");
    }
}
