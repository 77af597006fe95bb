package io.stagedoor.federation.oidc;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token has to fit.
 *
 * @param nonce what was sent along; null where nothing was, and then no token fits
 * @param tenant Entra's {@code tid}; null where it is not checked
 * @param hostedDomain Google's {@code hd}; null where it is not checked
 */
public record TokenExpectation(
        String issuer,
        String clientId,
        @Nullable String nonce,
        @Nullable String tenant,
        @Nullable String hostedDomain,
        Duration skew,
        Instant now) {

    /** However a connection is set up. */
    public static final Duration MOST_SKEW = Duration.ofSeconds(60);

    public TokenExpectation {
        if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
            skew = MOST_SKEW;
        }
    }
}
