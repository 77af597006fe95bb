package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.jose.JsonMembers;
import io.stagedoor.gateway.jose.MalformedJoseException;
import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.verifier.Verification.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of an access token, checked before a key is looked for.
 *
 * @param algorithm on the allow-list
 * @param keyId only ever compared with published ids: it never becomes a path, a query or an address
 */
record TokenHeader(SignatureAlgorithm algorithm, String keyId) {

    private static final Set<String> ACCESS_TOKEN_TYPES = Set.of("at+jwt", "application/at+jwt");
    private static final List<String> FOREIGN_KEYS = List.of("jwk", "jku", "x5c", "x5u");

    static TokenHeader check(JsonMembers header, Set<SignatureAlgorithm> allowed)
            throws RefusalException, MalformedJoseException {
        SignatureAlgorithm algorithm = allowedAlgorithm(header.text("alg"), allowed);
        // RFC 9068 4 step 1; media types are compared without regard to case (RFC 7515 4.1.9)
        String type = header.text("typ");
        if (type == null || !ACCESS_TOKEN_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
            throw new RefusalException(Reason.WRONG_TYPE, "the token's type is not at+jwt");
        }
        if (header.has("crit") || header.has("b64")) {
            throw new RefusalException(Reason.CRITICAL_HEADER, "the header has critical extensions");
        }
        if (FOREIGN_KEYS.stream().anyMatch(header::has)) {
            throw new RefusalException(Reason.KEY_IN_HEADER, "the header brings or points to a key of its own");
        }
        String keyId = header.text("kid");
        if (keyId == null) {
            throw new RefusalException(Reason.KEY_ID_MISSING, "the header names no key");
        }
        return new TokenHeader(algorithm, keyId);
    }

    private static SignatureAlgorithm allowedAlgorithm(@Nullable String id, Set<SignatureAlgorithm> allowed)
            throws RefusalException {
        return SignatureAlgorithm.byId(String.valueOf(id))
                .filter(allowed::contains)
                .orElseThrow(() ->
                        new RefusalException(Reason.ALGORITHM_NOT_ALLOWED, "the signature algorithm is not allowed"));
    }
}
