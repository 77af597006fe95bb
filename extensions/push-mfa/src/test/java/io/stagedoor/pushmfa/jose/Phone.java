package io.stagedoor.pushmfa.jose;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Signs as a phone does. */
final class Phone {

    private final KeyPair keys;

    Phone() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwk() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"}";
    }

    DeviceKey key() {
        return Signed.proof(proof("{\"htm\":\"GET\",\"htu\":\"a\",\"iat\":1,\"jti\":\"j\"}"))
                .key();
    }

    String proof(String claims) {
        return signed("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + jwk() + "}", claims);
    }

    String answer(String claims) {
        return signed("{\"typ\":\"stagedoor-push-answer+jwt\",\"alg\":\"ES256\"}", claims);
    }

    String signed(String header, String payload) {
        try {
            String content = encoded(header.getBytes(StandardCharsets.UTF_8))
                    + '.'
                    + encoded(payload.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length), 0, fixed, 32 - length, length);
        return encoded(fixed);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
