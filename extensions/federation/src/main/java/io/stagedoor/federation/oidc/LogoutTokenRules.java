package io.stagedoor.federation.oidc;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenID Connect Back-Channel Logout 1.0, 2.6, about a logout token whose signature has been verified.
 *
 * @param issuer of the connection
 * @param clientId ours at the identity provider
 */
public record LogoutTokenRules(String issuer, String clientId, Duration skew, Instant now) {

    /** Characters of a token; those of real identity providers have less than 2,000. */
    public static final int LONGEST = 16 * 1024;

    /** Later than that it was kept by somebody. It bounds how long its id has to be remembered, too. */
    static final Duration OLDEST = Duration.ofMinutes(5);

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** Of ids, as far as anybody has to make them unique. */
    private static final int LONGEST_ID = 255;

    private static final Set<String> TYPES = Set.of("jwt", "logout+jwt", "application/logout+jwt");

    public LogoutTokenRules {
        if (skew.isNegative() || skew.compareTo(TokenExpectation.MOST_SKEW) > 0) {
            skew = TokenExpectation.MOST_SKEW;
        }
    }

    /** 2.4: it should say what it is; many say nothing, or just {@code JWT}. One that says to be something else is that. */
    public static void type(@Nullable String type) throws RefusedException {
        if (type != null && !TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new RefusedException(RefusalReason.NOT_A_LOGOUT, "typ");
        }
    }

    /** The claims as JSON has them, nulls too: whom it is about. */
    public LogoutToken check(Map<String, ?> claims) throws RefusedException {
        if (!issuer.equals(claims.get("iss"))) {
            throw new RefusedException(RefusalReason.ISSUER_MISMATCH);
        }
        @Nullable Object audience = claims.get("aud");
        if (!clientId.equals(audience) && !(audience instanceof List<?> several && several.contains(clientId))) {
            throw new RefusedException(RefusalReason.AUDIENCE_MISMATCH);
        }
        Instant issued = issued(claims);
        if (!(claims.get("events") instanceof Map<?, ?> events) || !(events.get(EVENT) instanceof Map<?, ?>)) {
            throw new RefusedException(RefusalReason.NOT_A_LOGOUT, "events");
        }
        // So that no ID token is ever taken for one.
        if (claims.containsKey("nonce")) {
            throw new RefusedException(RefusalReason.NOT_A_LOGOUT, "nonce");
        }
        @Nullable String id = text(claims, "jti");
        @Nullable String session = text(claims, "sid");
        @Nullable String subject = text(claims, "sub");
        if (id == null || (session == null && subject == null)) {
            throw new RefusedException(RefusalReason.NOT_A_LOGOUT, id == null ? "jti" : "sid and sub");
        }
        return new LogoutToken(id, session, subject, issued.plus(OLDEST).plus(skew));
    }

    private Instant issued(Map<String, ?> claims) throws RefusedException {
        @Nullable Instant issued = IdTokenRules.instant(claims.get("iat"));
        if (issued == null) {
            throw new RefusedException(RefusalReason.ISSUED_AT_MISSING);
        }
        if (now.isBefore(issued.minus(skew))) {
            throw new RefusedException(RefusalReason.NOT_YET_VALID, "iat");
        }
        if (!now.isBefore(issued.plus(OLDEST).plus(skew))) {
            throw new RefusedException(RefusalReason.EXPIRED, "iat");
        }
        // Older identity providers send none: it became mandatory in the final version of the standard.
        if (claims.containsKey("exp")) {
            @Nullable Instant expires = IdTokenRules.instant(claims.get("exp"));
            if (expires == null || !now.isBefore(expires.plus(skew))) {
                throw new RefusedException(RefusalReason.EXPIRED, "exp");
            }
        }
        return issued;
    }

    /** Null where there is none; a claim of another kind is not one. */
    private static @Nullable String text(Map<String, ?> claims, String name) throws RefusedException {
        @Nullable Object value = claims.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST_ID) {
            throw new RefusedException(RefusalReason.NOT_A_LOGOUT, name);
        }
        return text;
    }
}
