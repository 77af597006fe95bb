package io.stagedoor.federation.oidc;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** OpenID Connect core 3.1.3.7 about an ID token whose signature has been verified, and what we demand beyond it. */
public record IdTokenRules(TokenExpectation expected) {

    /** Older ones were not made for this sign-in. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    /** A latest instant that arithmetic still bears. */
    static final long FAR = 253_402_300_799L;

    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    /** Never none; never a MAC, which whoever knows the public key could compute if somebody takes that key for a secret. */
    public static void algorithm(@Nullable String algorithm) throws RefusedException {
        if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
            throw new RefusedException(RefusalReason.TOKEN_ALGORITHM, algorithm);
        }
    }

    /** The claims as JSON has them: strings, numbers, lists. */
    public void check(Map<String, ?> claims) throws RefusedException {
        if (!expected.issuer().equals(claims.get("iss"))) {
            throw new RefusedException(RefusalReason.ISSUER_MISMATCH);
        }
        audience(claims);
        nonce(claims.get("nonce"));
        times(claims);
        if (!(claims.get("sub") instanceof String subject) || subject.isEmpty()) {
            throw new RefusedException(RefusalReason.IMMUTABLE_ID_MISSING, "no sub");
        }
        same(expected.tenant(), claims.get("tid"), RefusalReason.TENANT_MISMATCH);
        same(expected.hostedDomain(), claims.get("hd"), RefusalReason.HOSTED_DOMAIN_MISMATCH);
    }

    private void audience(Map<String, ?> claims) throws RefusedException {
        List<?> audience = claims.get("aud") instanceof List<?> several ? several : List.of(text(claims.get("aud")));
        @Nullable Object party = claims.get("azp");
        boolean forUs = audience.contains(expected.clientId())
                && (party == null ? audience.size() == 1 : expected.clientId().equals(party));
        if (!forUs) {
            throw new RefusedException(RefusalReason.AUDIENCE_MISMATCH);
        }
    }

    /** OpenID Connect core 15.5.2: the answer to this question and to no other. */
    public void nonce(@Nullable Object nonce) throws RefusedException {
        @Nullable String sent = expected.nonce();
        boolean same = sent != null
                && nonce instanceof String came
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), came.getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw new RefusedException(RefusalReason.NONCE_MISMATCH);
        }
    }

    private void times(Map<String, ?> claims) throws RefusedException {
        @Nullable Instant expires = instant(claims.get("exp"));
        if (expires == null || !expected.now().isBefore(expires.plus(expected.skew()))) {
            throw new RefusedException(RefusalReason.EXPIRED, "exp");
        }
        @Nullable Instant issued = instant(claims.get("iat"));
        if (issued == null) {
            throw new RefusedException(RefusalReason.ISSUED_AT_MISSING);
        }
        if (expected.now().isBefore(issued.minus(expected.skew()))) {
            throw new RefusedException(RefusalReason.NOT_YET_VALID, "iat");
        }
        if (expected.now().isAfter(issued.plus(OLDEST).plus(expected.skew()))) {
            throw new RefusedException(RefusalReason.EXPIRED, "iat");
        }
        @Nullable Instant from = instant(claims.get("nbf"));
        if (from != null && expected.now().isBefore(from.minus(expected.skew()))) {
            throw new RefusedException(RefusalReason.NOT_YET_VALID, "nbf");
        }
    }

    private static void same(@Nullable String demanded, @Nullable Object came, RefusalReason otherwise)
            throws RefusedException {
        if (demanded != null && !demanded.equals(came)) {
            throw new RefusedException(otherwise, came instanceof String other ? other : null);
        }
    }

    /** Seconds; null for anything else, and for what no calendar knows. */
    static @Nullable Instant instant(@Nullable Object seconds) {
        return seconds instanceof Number number && number.longValue() >= 0 && number.longValue() <= FAR
                ? Instant.ofEpochSecond(number.longValue())
                : null;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
