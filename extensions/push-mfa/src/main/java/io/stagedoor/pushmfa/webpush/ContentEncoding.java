package io.stagedoor.pushmfa.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** {@code aes128gcm} (RFC 8188) of what fits into one record, and HKDF (RFC 5869) for outputs of one block. */
final class ContentEncoding {

    static final int SALT = 16;

    /** Push services take at least 4,096 bytes (RFC 8030 7.2). */
    private static final int RECORD = 4096;

    private static final int TAG_BITS = 128;
    private static final int KEY = 16;
    private static final int NONCE = 12;

    /** RFC 8188 2: behind the text of the last record. */
    private static final byte LAST = 2;

    private ContentEncoding() {}

    /**
     * Encrypts.
     *
     * @param secret the input keying material
     * @param keyId goes in front, in clear
     */
    static byte[] encrypted(byte[] text, byte[] secret, byte[] salt, byte[] keyId) {
        if (salt.length != SALT || text.length + 1 + TAG_BITS / 8 > RECORD - 2 * KEY - keyId.length) {
            throw new IllegalArgumentException("one record, and a salt of " + SALT + " bytes");
        }
        byte[] prk = extract(salt, secret);
        byte[] key = expand(prk, "Content-Encoding: aes128gcm\0", KEY); // 2.2
        byte[] nonce = expand(prk, "Content-Encoding: nonce\0", NONCE); // 2.3; of record 0, which changes nothing
        byte[] padded = Arrays.copyOf(text, text.length + 1);
        padded[text.length] = LAST;
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            byte[] record = cipher.doFinal(padded);
            return ByteBuffer.allocate(SALT + Integer.BYTES + 1 + keyId.length + record.length) // 2.1
                    .put(salt)
                    .putInt(RECORD)
                    .put((byte) keyId.length)
                    .put(keyId)
                    .put(record)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** RFC 5869 2.2. */
    static byte[] extract(byte[] salt, byte[] secret) {
        return mac(salt, secret);
    }

    /** RFC 5869 2.3, for at most 32 bytes. */
    static byte[] expand(byte[] prk, byte[] info, int length) {
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return Arrays.copyOf(mac(prk, block), length);
    }

    private static byte[] expand(byte[] prk, String info, int length) {
        return expand(prk, info.getBytes(StandardCharsets.US_ASCII), length);
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
