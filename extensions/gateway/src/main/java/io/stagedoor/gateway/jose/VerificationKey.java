package io.stagedoor.gateway.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A public key together with the algorithms it may verify. Checks such as 'point on the curve' are done once, when it is made. */
public final class VerificationKey {

    /** One signature check; an exception means that the key cannot check it. */
    @FunctionalInterface
    interface Check {
        boolean verifies(SignatureAlgorithm algorithm, CompactJws jws) throws JOSEException, GeneralSecurityException;
    }

    private final Set<SignatureAlgorithm> algorithms;
    private final Check check;

    private VerificationKey(Set<SignatureAlgorithm> algorithms, Check check) {
        this.algorithms = algorithms;
        this.check = check;
    }

    /**
     * Makes a key ready for use.
     *
     * @param jwk a key as published or as carried by a proof
     * @param allowed algorithms that may be used at all
     * @param provider who computes (an accelerated provider, for instance); null for the JDK's choice
     * @return empty where the key fits no allowed algorithm or is broken
     */
    public static Optional<VerificationKey> of(JWK jwk, Set<SignatureAlgorithm> allowed, @Nullable Provider provider) {
        Set<SignatureAlgorithm> fitting = Arrays.stream(SignatureAlgorithm.values())
                .filter(a -> allowed.contains(a) && a.fits(jwk))
                .collect(Collectors.toUnmodifiableSet());
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new VerificationKey(fitting, checkWith(jwk, provider)));
        } catch (JOSEException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether this key may check signatures of the algorithm: the answer to RS256/ES256/HS256 confusion. */
    public boolean allows(SignatureAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    public boolean verifies(SignatureAlgorithm algorithm, CompactJws jws) {
        if (!allows(algorithm)) {
            return false;
        }
        try {
            return check.verifies(algorithm, jws);
        } catch (JOSEException | GeneralSecurityException e) {
            return false;
        }
    }

    private static Check checkWith(JWK jwk, @Nullable Provider provider)
            throws JOSEException, GeneralSecurityException {
        return switch (jwk) {
            case ECKey ec -> nimbus(new ECDSAVerifier(ec.toPublicJWK()), provider);
            case RSAKey rsa -> nimbus(new RSASSAVerifier(rsa.toPublicJWK()), provider);
            case OctetKeyPair okp -> Ed25519Check.of(okp, provider);
            default -> throw new JOSEException("unsupported key type");
        };
    }

    private static Check nimbus(JWSVerifier verifier, @Nullable Provider provider) {
        if (provider != null) {
            verifier.getJCAContext().setProvider(provider);
        }
        return (algorithm, jws) -> verifier.verify(new JWSHeader(algorithm.jws()), jws.signedBytes(), jws.signature());
    }
}
