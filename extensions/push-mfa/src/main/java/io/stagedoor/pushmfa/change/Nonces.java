package io.stagedoor.pushmfa.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Times that only this realm can have said (RFC 9449 8): a proof that holds one was not made before it. Nothing is kept of them; every node of the
 * realm knows them by its key.
 *
 * @param key for HMAC
 */
record Nonces(SecretKey key) {

    static final Duration LIFE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    /** So that it is no other thing that the same key makes. */
    private static final byte[] PURPOSE = "stagedoor push nonce".getBytes(StandardCharsets.US_ASCII);

    static Nonces of(KeycloakSession session, RealmModel realm) {
        return new Nonces(
                session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512).getSecretKey());
    }

    String fresh(Instant now) {
        byte[] time =
                ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
        byte[] mac = mac(time);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(time.length + mac.length)
                        .put(time)
                        .put(mac)
                        .array());
    }

    /** At the very end of its life it is too old. */
    boolean isGood(@Nullable String nonce, Instant now) {
        byte[] bytes = decoded(nonce);
        if (bytes.length <= Long.BYTES) {
            return false;
        }
        byte[] time = Arrays.copyOf(bytes, Long.BYTES);
        Instant at = Instant.ofEpochMilli(ByteBuffer.wrap(time).getLong());
        return MessageDigest.isEqual(mac(time), Arrays.copyOfRange(bytes, Long.BYTES, bytes.length))
                && now.isBefore(at.plus(LIFE));
    }

    private static byte[] decoded(@Nullable String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce == null ? "" : nonce);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private byte[] mac(byte[] time) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            return mac.doFinal(time);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }
}
