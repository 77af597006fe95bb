package io.stagedoor.gateway.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as a verified access token states it. The claims are described in {@code CLAIMS.md}, version 1.
 *
 * @param subject {@code sub}: the person or service account; opaque, unique within the issuer
 * @param issuer {@code iss}
 * @param audiences {@code aud}
 * @param client {@code client_id} (RFC 9068 2.2): the application that asked for the token
 * @param organization the organization the token is for, null where it is for none
 * @param sessionId {@code sid}, null where there is no session (client credentials)
 * @param scopes what the client was allowed (RFC 6749 3.3)
 * @param assurance how strongly the person was authenticated
 * @param confirmation the key that the token is bound to, null where any bearer may use it
 * @param profile display facts, never keys to anything
 * @param lifetime when the token is good
 * @param tokenId {@code jti}
 * @param serviceAccount {@code svc}: true for service accounts
 * @param version {@code ver}: version of the person in the organization, null where the token has none
 * @param rights what the token says about teams
 */
public record AccessTokenPrincipal(
        String subject,
        String issuer,
        Set<String> audiences,
        String client,
        @Nullable Organization organization,
        @Nullable String sessionId,
        Set<String> scopes,
        Assurance assurance,
        @Nullable Confirmation confirmation,
        Profile profile,
        Lifetime lifetime,
        String tokenId,
        boolean serviceAccount,
        @Nullable Long version,
        TeamRights rights) {

    /** {@code teams} by team id. */
    public Map<String, TeamMembership> teams() {
        return rights.teams();
    }

    /** {@code teams_truncated}: there are more teams than {@link #teams()} lists. */
    public boolean teamsTruncated() {
        return rights.truncated();
    }

    /** {@code permissions}: of a token for one team, what may be done there without condition; else empty. */
    public Set<String> permissions() {
        return rights.single() == null ? Set.of() : rights.single().permissions();
    }

    public Instant issuedAt() {
        return lifetime.issuedAt();
    }

    public Instant expiresAt() {
        return lifetime.expiresAt();
    }

    /**
     * An organization; a token is for at most one.
     *
     * @param id never changes
     * @param alias readable, may change
     */
    public record Organization(String id, String alias) {}

    /**
     * RFC 9470, RFC 8176.
     *
     * @param level {@code acr}
     * @param methods {@code amr}
     * @param authenticatedAt {@code auth_time}
     */
    public record Assurance(
            @Nullable String level,
            Set<String> methods,
            @Nullable Instant authenticatedAt) {}

    /**
     * RFC 7800. At least one of the two is there.
     *
     * @param jwkThumbprint {@code jkt} (RFC 9449 6.1)
     * @param certificateThumbprint {@code x5t#S256} (RFC 8705 3.1)
     */
    public record Confirmation(
            @Nullable String jwkThumbprint, @Nullable String certificateThumbprint) {}

    /**
     * Facts for display.
     *
     * @param username {@code preferred_username}; people may change it
     * @param email {@code email}, only where {@code email_verified} is true
     */
    public record Profile(
            @Nullable String username, @Nullable String email) {}

    /** RFC 7519 4.1.4 to 4.1.6. */
    public record Lifetime(Instant issuedAt, @Nullable Instant notBefore, Instant expiresAt) {

        /** Whether the token is outside its lifetime; at {@code exp} plus the skew it is already. */
        Optional<Verification.Refused> refusalAt(Instant now, Duration skew) {
            if (!now.isBefore(expiresAt.plus(skew))) {
                return refused(Verification.Reason.EXPIRED, "the token has expired");
            }
            if (notBefore != null && notBefore.isAfter(now.plus(skew))) {
                return refused(Verification.Reason.NOT_YET_VALID, "the token is not valid yet");
            }
            if (issuedAt.isAfter(now.plus(skew))) {
                return refused(Verification.Reason.ISSUED_IN_FUTURE, "the token was issued in the future");
            }
            return Optional.empty();
        }

        private static Optional<Verification.Refused> refused(Verification.Reason reason, String detail) {
            return Optional.of(new Verification.Refused(reason, detail));
        }
    }
}
