package io.stagedoor.gateway.jose;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import org.jspecify.annotations.Nullable;

/** EdDSA over Ed25519 (RFC 8037) by the JDK: Nimbus' own verifier would bring in Google Tink for what the JDK has had since 15. */
final class Ed25519Check {

    private static final int KEY_LENGTH = 32;

    private Ed25519Check() {}

    static VerificationKey.Check of(OctetKeyPair jwk, @Nullable Provider provider) throws GeneralSecurityException {
        PublicKey key = publicKey(jwk.getX().decode());
        return (algorithm, jws) -> {
            boolean knows = provider != null && provider.getService("Signature", "Ed25519") != null;
            Signature signature = knows ? Signature.getInstance("Ed25519", provider) : Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(jws.signedBytes());
            return signature.verify(jws.signature().decode());
        };
    }

    /** RFC 8032 5.1.2: the y coordinate in little-endian order, the top bit of the last byte says whether x is odd. */
    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        if (encoded.length != KEY_LENGTH) {
            throw new InvalidKeySpecException("an Ed25519 key has 32 bytes");
        }
        boolean xOdd = (encoded[KEY_LENGTH - 1] & 0x80) != 0;
        byte[] bigEndian = new byte[KEY_LENGTH];
        for (int i = 0; i < KEY_LENGTH; i++) {
            bigEndian[i] = encoded[KEY_LENGTH - 1 - i];
        }
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xOdd, new BigInteger(1, bigEndian));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
