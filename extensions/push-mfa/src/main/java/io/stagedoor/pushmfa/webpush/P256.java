package io.stagedoor.pushmfa.webpush;

import io.stagedoor.pushmfa.jose.DeviceKey;
import io.stagedoor.pushmfa.jose.MalformedException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys on the one curve of Web Push, and points of it as RFC 8291 2.1 and RFC 8292 3.2 write them: uncompressed (X9.62). */
final class P256 {

    static final int POINT = 65;

    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;

    private P256() {}

    static KeyPair fresh(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    static byte[] point(ECPublicKey key) {
        byte[] point = new byte[POINT];
        point[0] = UNCOMPRESSED;
        write(key.getW().getAffineX(), point, 1);
        write(key.getW().getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    /**
     * RFC 8291 3.1: a key from elsewhere has to be a point of the curve.
     *
     * @throws IllegalArgumentException where it is none
     */
    static ECPublicKey key(byte[] point) {
        if (point.length != POINT || point[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("a key is an uncompressed point of P-256");
        }
        byte[] x = Arrays.copyOfRange(point, 1, 1 + COORDINATE);
        byte[] y = Arrays.copyOfRange(point, 1 + COORDINATE, POINT);
        try {
            var onCurve = new DeviceKey(text(x), text(y));
            return key(onCurve);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("a key is an uncompressed point of P-256", e);
        }
    }

    private static ECPublicKey key(DeviceKey key) {
        Base64.Decoder base64 = Base64.getUrlDecoder();
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(
                            new ECPoint(
                                    new BigInteger(1, base64.decode(key.x())),
                                    new BigInteger(1, base64.decode(key.y()))),
                            DeviceKey.curve()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(BigInteger number, byte[] to, int at) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE); // a sign in front
        int length = bytes.length - from;
        System.arraycopy(bytes, from, to, at + COORDINATE - length, length);
    }
}
