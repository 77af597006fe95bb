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
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
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
    private final String thumbprint;

    private VerificationKey(Set<SignatureAlgorithm> algorithms, Check check, String thumbprint) {
        this.algorithms = algorithms;
        this.check = check;
        this.thumbprint = thumbprint;
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
            return Optional.of(new VerificationKey(
                    fitting, checkWith(jwk, provider), jwk.computeThumbprint().toString()));
        } catch (JOSEException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether this key may check signatures of the algorithm: the answer to RS256/ES256/HS256 confusion. */
    public boolean allows(SignatureAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    /** Whether it is the same key (RFC 7638) for the same algorithms: what one verified, the other would verify. */
    public boolean isSameAs(VerificationKey other) {
        return thumbprint.equals(other.thumbprint) && algorithms.equals(other.algorithms);
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
            case ECKey ec -> nimbus(ellipticCurve(ec, provider), provider);
            case RSAKey rsa -> nimbus(rsa(rsa, provider), provider);
            case OctetKeyPair okp -> Ed25519Check.of(okp, provider);
            default -> throw new JOSEException("unsupported key type");
        };
    }

    /** The provider's own form of a key: otherwise it would translate the JDK's at each signature. */
    private static ECDSAVerifier ellipticCurve(ECKey jwk, @Nullable Provider provider)
            throws JOSEException, GeneralSecurityException {
        ECPublicKey key =
                new ECDSAVerifier(jwk.toPublicJWK()).getPublicKey(); // looks whether the point is on the curve
        return provider != null && translated(key, "EC", provider) instanceof ECPublicKey own
                ? new ECDSAVerifier(own)
                : new ECDSAVerifier(key);
    }

    private static RSASSAVerifier rsa(RSAKey jwk, @Nullable Provider provider)
            throws JOSEException, GeneralSecurityException {
        RSAPublicKey key = jwk.toRSAPublicKey();
        return provider != null && translated(key, "RSA", provider) instanceof RSAPublicKey own
                ? new RSASSAVerifier(own)
                : new RSASSAVerifier(key);
    }

    private static PublicKey translated(PublicKey key, String type, Provider provider) throws GeneralSecurityException {
        return provider.getService("KeyFactory", type) == null
                ? key
                : KeyFactory.getInstance(type, provider).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    private static Check nimbus(JWSVerifier verifier, @Nullable Provider provider) {
        if (provider != null) {
            verifier.getJCAContext().setProvider(provider);
        }
        return (algorithm, jws) -> verifier.verify(new JWSHeader(algorithm.jws()), jws.signedBytes(), jws.signature());
    }
}
