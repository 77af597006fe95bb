package io.stagedoor.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** DPoP proofs for tests: a good one for one request, and deviations from it. */
public final class ProofMother {

    public static final ECKey HOLDER = KeyMother.ec("holder");

    private ProofMother() {}

    /** A good proof for the request, as a {@link TokenMother} so that tests can change anything. */
    public static TokenMother proof(String method, String target, String token) {
        return TokenMother.blank()
                .header("alg", "ES256")
                .header("typ", "dpop+jwt")
                .header("jwk", HOLDER.toPublicJWK().toJSONObject())
                .claim("jti", "proof-1")
                .claim("htm", method)
                .claim("htu", target)
                .claim("iat", TokenMother.NOW.getEpochSecond())
                .claim("ath", hash(token));
    }

    /** The {@code cnf} claim of a token that is bound to the holder's key. */
    public static Map<String, Object> confirmation() {
        try {
            return Map.of("jkt", HOLDER.computeThumbprint().toString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String hash(String token) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
