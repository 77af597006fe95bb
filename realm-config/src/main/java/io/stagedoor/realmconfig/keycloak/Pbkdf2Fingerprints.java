package io.stagedoor.realmconfig.keycloak;

import io.stagedoor.realmconfig.domain.Fingerprints;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2-HMAC-SHA512 with a salt of its own per secret, 210,000 rounds (OWASP Password Storage): who may read the realm's
 * configuration learns whether a guess is right, at the price of a password hash, and nothing else.
 */
public final class Pbkdf2Fingerprints implements Fingerprints {
    private static final int ROUNDS = 210_000;
    private static final int BITS = 256;

    private final SecureRandom random;

    public Pbkdf2Fingerprints(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String of(String secret) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return encode(salt) + ":" + encode(hash(secret, salt));
    }

    @Override
    public boolean matches(String secret, String fingerprint) {
        String[] parts = fingerprint.split(":", -1);
        if (parts.length != 2) {
            return false;
        }
        try {
            byte[] salt = Base64.getUrlDecoder().decode(parts[0]);
            byte[] expected = Base64.getUrlDecoder().decode(parts[1]);
            return salt.length > 0 && MessageDigest.isEqual(expected, hash(secret, salt));
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    private static byte[] hash(String secret, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has PBKDF2 with SHA-512", impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
