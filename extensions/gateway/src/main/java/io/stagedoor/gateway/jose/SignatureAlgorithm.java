package io.stagedoor.gateway.jose;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signature algorithms that can be allowed at all (RFC 7518 3.1, RFC 8037 3.1). There is no value for {@code none} or for
 * the HMAC family, so no configuration can let them in.
 */
public enum SignatureAlgorithm {
    ES256("ES256", "P-256"),
    ES384("ES384", "P-384"),
    ES512("ES512", "P-521"),
    RS256("RS256", null),
    RS384("RS384", null),
    RS512("RS512", null),
    PS256("PS256", null),
    PS384("PS384", null),
    PS512("PS512", null),
    EDDSA("EdDSA", "Ed25519");

    /** RFC 7518 3.3: smaller keys must not be used. */
    private static final int MINIMUM_RSA_BITS = 2048;

    private final String id;
    private final @Nullable String curve;

    SignatureAlgorithm(String id, @Nullable String curve) {
        this.id = id;
        this.curve = curve;
    }

    /** The name in the {@code alg} header. */
    public String id() {
        return id;
    }

    /** Finds by the exact name in the {@code alg} header; names are case-sensitive. */
    public static Optional<SignatureAlgorithm> byId(String id) {
        return Arrays.stream(values()).filter(a -> a.id().equals(id)).findFirst();
    }

    JWSAlgorithm jws() {
        return JWSAlgorithm.parse(id);
    }

    /** Whether the key has the type, curve and size of this algorithm, so that no key is used for another family's signatures. */
    boolean fits(JWK key) {
        if (key.getAlgorithm() != null && !key.getAlgorithm().getName().equals(id())) {
            return false;
        }
        return switch (key) {
            case ECKey ec -> ec.getCurve().getName().equals(curve);
            case OctetKeyPair okp -> okp.getCurve().getName().equals(curve);
            case RSAKey rsa -> curve == null && rsa.size() >= MINIMUM_RSA_BITS;
            default -> false;
        };
    }
}
