package io.stagedoor.pushmfa.jose;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;

/**
 * The public key of a phone: P-256, for ES256 and nothing else, so that there is no algorithm to be talked into.
 *
 * @param x base64url of 32 bytes
 * @param y base64url of 32 bytes
 */
public record DeviceKey(String x, String y) {

    private static final int COORDINATE = 32;
    private static final ECParameterSpec CURVE = curve();

    /** @throws MalformedException for what is no point of the curve */
    public DeviceKey {
        if (!isOnCurve(number(x), number(y))) {
            throw new MalformedException("the key is no point of P-256");
        }
    }

    /**
     * RFC 7517, RFC 7518 6.2.1.
     *
     * @throws MalformedException for another kind of key, and for one that brings its private part with it
     */
    public static DeviceKey of(JsonNode jwk) {
        if (!jwk.path("kty").asText().equals("EC") || !jwk.path("crv").asText().equals("P-256") || jwk.has("d")) {
            throw new MalformedException("jwk has to be a public EC key of the curve P-256");
        }
        return new DeviceKey(jwk.path("x").asText(), jwk.path("y").asText());
    }

    /** RFC 7638 3.2: the members that are required, in the order of their names. */
    public String json() {
        return "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
    }

    /** RFC 7638. */
    public String thumbprint() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(json().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** RFC 7518 3.4. */
    boolean hasSigned(byte[] content, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(publicKey());
            verifier.update(content);
            return signature.length == 2 * COORDINATE && verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // r or s out of range
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(number(x), number(y)), CURVE));
    }

    private static BigInteger number(String coordinate) {
        byte[] bytes = Jws.decoded(coordinate);
        // Two ways to write one key would be two thumbprints of it.
        if (bytes.length != COORDINATE
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(coordinate)) {
            throw new MalformedException("a coordinate of P-256 is the base64url of 32 bytes");
        }
        return new BigInteger(1, bytes);
    }

    /** SEC 1, 3.2.2.1: a key from elsewhere is looked at before it is used. */
    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        BigInteger right = x.pow(3)
                .add(CURVE.getCurve().getA().multiply(x))
                .add(CURVE.getCurve().getB())
                .mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right);
    }

    public static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }
}
