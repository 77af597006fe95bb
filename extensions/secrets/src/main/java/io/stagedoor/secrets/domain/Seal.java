package io.stagedoor.secrets.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits. What is sealed names its key: {@code sealed1.<key>.<base64url>}. */
public final class Seal {

    private static final Pattern SEALED = Pattern.compile("sealed1\\.([A-Za-z0-9_-]{1,32})\\.([A-Za-z0-9_-]+)");
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SealingKeys keys;
    private final SecureRandom random;

    public Seal(SealingKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals with the first key. */
    public String seal(String secret) {
        String head = "sealed1." + keys.first() + ".";
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.named(keys.first()).orElseThrow(), nonce, head)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return head + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    /**
     * Opens with the key that it names.
     *
     * @throws IllegalArgumentException where it is no seal, was changed, or its key is not there; never naming the secret
     */
    public String open(String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new IllegalArgumentException("this is not sealed");
        }
        SecretKey key = keys.named(parts.group(1))
                .orElseThrow(() -> new IllegalArgumentException(
                        "this is sealed with the key “" + parts.group(1) + "”, which is not in the key file"));
        try {
            byte[] all = Base64.getUrlDecoder().decode(parts.group(2));
            if (all.length < NONCE + TAG_BITS / Byte.SIZE) {
                throw new IllegalArgumentException("this seal is cut short");
            }
            ByteBuffer buffer = ByteBuffer.wrap(all);
            byte[] nonce = new byte[NONCE];
            buffer.get(nonce);
            byte[] rest = new byte[buffer.remaining()];
            buffer.get(rest);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, "sealed1." + parts.group(1) + ".")
                            .doFinal(rest),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "this seal is broken, or the key “" + parts.group(1) + "” is another", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String head) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
