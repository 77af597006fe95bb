package io.stagedoor.signals.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of an organization's security event tokens.
 *
 * @param issuer this realm's address, as it was when the stream was made
 * @param endpoint where tokens are pushed (RFC 8935); null where the receiver polls (RFC 8936)
 * @param authorization what is sent as {@code Authorization}, sealed; never shown again
 * @param position of the last signal that the receiver has
 * @param verification state of the verification event that is due (OpenID SSF 1.0, 8.1.4); null where none is
 * @param failures in a row
 * @param version grows with each change of the settings
 */
public record EventStream(
        String id,
        String realmId,
        String organizationId,
        String name,
        String audience,
        String issuer,
        @Nullable String endpoint,
        @Nullable String authorization,
        boolean paused,
        long position,
        @Nullable String verification,
        int failures,
        long version) {

    /** About a day, which is how long the log is kept. */
    public static final int MOST_FAILURES = 150;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** After the next failure in a row it is paused. */
    public boolean isHopeless() {
        return failures + 1 >= MOST_FAILURES;
    }

    /** How long it is left alone after one more failure: 2 s, 4 s, 8 s and so on. */
    public Duration pause() {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures + 1, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    public FeedScope scope() {
        return FeedScope.of(java.util.Set.of(organizationId));
    }

    /** The same token has the same id however often it is sent, so that receivers know what they have. */
    public String jti(long at) {
        return id + "." + at;
    }

    /** The id of the verification event's token. */
    public String verificationJti() {
        return id + ".verification." + version;
    }
}
