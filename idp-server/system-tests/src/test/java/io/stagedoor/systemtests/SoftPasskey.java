package io.stagedoor.systemtests;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An authenticator that can say what no honest one does: any model, any flags, any counter. ES256 and no attestation, or one by its own key (WebAuthn Level 3, 8.2).
 *
 * @param id as browsers send it, base64url
 * @param aaguid the model that it claims
 * @param site the relying party's id that it signs for
 */
record SoftPasskey(KeyPair keys, String id, String origin, String aaguid, String site) {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    static final int MAY_BE_BACKED_UP = 0x08;
    static final int BACKED_UP = 0x10;

    private static final int ATTESTED = 0x40;
    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    static SoftPasskey of(String server, String aaguid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] id = new byte[32];
            new SecureRandom().nextBytes(id);
            return new SoftPasskey(generator.generateKeyPair(), URL.encodeToString(id), server, aaguid, "localhost");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key, used at another address. */
    SoftPasskey at(String otherOrigin) {
        return new SoftPasskey(keys, id, otherOrigin, aaguid, site);
    }

    /** The same key, made for another server. */
    SoftPasskey forSite(String otherSite) {
        return new SoftPasskey(keys, id, origin, aaguid, otherSite);
    }

    /** What the browser would send from the page that sets up a passkey. */
    Map<String, String> register(String page, int flags, long counter, boolean attested) {
        return made(challenge(page), flags, counter, attested);
    }

    Map<String, String> made(String challenge, int flags, long counter, boolean attested) {
        byte[] client = clientData("webauthn.create", challenge);
        byte[] data = join(authenticatorData(flags | ATTESTED, counter), model(), length(rawId()), rawId(), cose());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("clientDataJSON", URL.encodeToString(client));
        fields.put("attestationObject", URL.encodeToString(attested ? packed(data, client) : none(data)));
        fields.put("publicKeyCredentialId", id);
        fields.put("transports", "internal");
        fields.put("authenticatorLabel", "Soft");
        return fields;
    }

    /** The same from a page that asks for one. */
    Map<String, String> sign(String page, int flags, long counter) {
        return signed(challenge(page), flags, counter);
    }

    Map<String, String> signed(String challenge, int flags, long counter) {
        byte[] client = clientData("webauthn.get", challenge);
        byte[] data = authenticatorData(flags, counter);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("clientDataJSON", URL.encodeToString(client));
        fields.put("authenticatorData", URL.encodeToString(data));
        fields.put("signature", URL.encodeToString(signature(join(data, hash(client)))));
        fields.put("credentialId", id);
        return fields;
    }

    static String challenge(String page) {
        Matcher challenge = CHALLENGE.matcher(page);
        if (!challenge.find()) {
            throw new IllegalStateException("no page of passkeys: " + page);
        }
        return challenge.group(1);
    }

    private byte[] clientData(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(int flags, long counter) {
        return ByteBuffer.allocate(37)
                .put(hash(site.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt((int) counter)
                .array();
    }

    private byte[] rawId() {
        return Base64.getUrlDecoder().decode(id);
    }

    private byte[] model() {
        return HexFormat.of().parseHex(aaguid.replace("-", ""));
    }

    // RFC 8949: what is needed of CBOR are maps, texts and byte strings.
    private static byte[] none(byte[] data) {
        return join(map(3), text("fmt"), text("none"), text("attStmt"), map(0), text("authData"), bytes(data));
    }

    private byte[] packed(byte[] data, byte[] client) {
        return join(
                map(3),
                text("fmt"),
                text("packed"),
                text("attStmt"),
                map(2),
                text("alg"),
                new byte[] {0x26}, // -7, ES256
                text("sig"),
                bytes(signature(join(data, hash(client)))),
                text("authData"),
                bytes(data));
    }

    /** RFC 9053 7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
    private byte[] cose() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return join(
                map(5),
                new byte[] {0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
                bytes(coordinate(key.getW().getAffineX())),
                new byte[] {0x22},
                bytes(coordinate(key.getW().getAffineY())));
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, fixed, 32 - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    private static byte[] map(int size) {
        return new byte[] {(byte) (0xa0 | size)};
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return join(new byte[] {(byte) (0x60 | bytes.length)}, bytes);
    }

    private static byte[] bytes(byte[] bytes) {
        return bytes.length < 256
                ? join(new byte[] {0x58, (byte) bytes.length}, bytes)
                : join(new byte[] {0x59}, length(bytes), bytes);
    }

    private static byte[] length(byte[] bytes) {
        return new byte[] {(byte) (bytes.length >> 8), (byte) bytes.length};
    }

    private byte[] signature(byte[] of) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(of);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hash(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
