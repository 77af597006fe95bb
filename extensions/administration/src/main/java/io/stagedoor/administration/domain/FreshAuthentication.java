package io.stagedoor.administration.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody has proved just now that it is them: asked of people before a sensitive action, so that an unlocked screen or a stolen
 * token is not enough for it (RFC 9470).
 */
public final class FreshAuthentication {

    /** How long a sign-in is fresh. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** An upstream identity provider's clock may go before ours, by this much and no more. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private FreshAuthentication() {}

    /**
     * Whether it was so.
     *
     * @param authenticatedAt the token's {@code auth_time}; null where it has none, which is never fresh
     */
    public static boolean isGiven(@Nullable Instant authenticatedAt, Instant now) {
        return authenticatedAt != null
                && !authenticatedAt.isAfter(now.plus(SKEW))
                && authenticatedAt.plus(LONGEST).isAfter(now);
    }
}
