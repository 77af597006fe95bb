package io.stagedoor.gateway.dpop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import io.stagedoor.gateway.jose.CompactJws;
import io.stagedoor.gateway.jose.JsonMembers;
import io.stagedoor.gateway.jose.MalformedJoseException;
import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.jose.VerificationKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A proof whose form and signature are good (RFC 9449 4.3 steps 2 to 7).
 *
 * @param thumbprint of the key that signed it (RFC 7638, SHA-256)
 * @param id {@code jti}
 * @param method {@code htm}
 * @param target {@code htu}
 * @param issuedAt {@code iat}
 * @param tokenHash {@code ath}
 */
record DpopProof(String thumbprint, String id, String method, String target, Instant issuedAt, String tokenHash) {

    private static final int MAXIMUM_LENGTH = 4096;

    /** Reads and verifies; empty where any step fails. The reason matters to nobody but an attacker. */
    static Optional<DpopProof> verified(String text, Set<SignatureAlgorithm> allowed) {
        try {
            CompactJws jws = CompactJws.parse(text, MAXIMUM_LENGTH);
            JsonMembers header = jws.header();
            boolean typed = "dpop+jwt".equalsIgnoreCase(header.text("typ"));
            if (!typed || header.has("crit") || header.has("b64")) {
                return Optional.empty();
            }
            JWK key = embeddedKey(header);
            Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.byId(header.requiredText("alg"));
            boolean genuine = algorithm.isPresent()
                    && !key.isPrivate()
                    && VerificationKey.of(key, allowed, null)
                            .filter(verifier -> verifier.verifies(algorithm.get(), jws))
                            .isPresent();
            return genuine ? Optional.of(read(jws.payload(), key)) : Optional.empty();
        } catch (MalformedJoseException | ParseException | JOSEException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DpopProof read(JsonMembers claims, JWK key) throws MalformedJoseException, JOSEException {
        return new DpopProof(
                key.computeThumbprint().toString(),
                claims.requiredText("jti"),
                claims.requiredText("htm"),
                claims.requiredText("htu"),
                claims.requiredTime("iat"),
                claims.requiredText("ath"));
    }

    @SuppressWarnings("unchecked") // the parser makes string keys only
    private static JWK embeddedKey(JsonMembers header) throws MalformedJoseException, ParseException {
        if (header.raw("jwk") instanceof Map<?, ?> members) {
            return JWK.parse((Map<String, Object>) members);
        }
        throw JsonMembers.invalid("jwk");
    }
}
