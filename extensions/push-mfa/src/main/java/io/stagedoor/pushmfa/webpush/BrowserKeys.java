package io.stagedoor.pushmfa.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import javax.crypto.KeyAgreement;

/**
 * What a browser gives out so that only it can read what is sent to it (RFC 8291 2): the push service in between cannot.
 *
 * @param p256dh base64url of a point of P-256
 * @param auth base64url of 16 bytes
 */
public record BrowserKeys(String p256dh, String auth) {

    private static final int AUTH = 16;
    private static final int SECRET = 32;

    /** @throws IllegalArgumentException for what no browser gives out, in words for the caller */
    public BrowserKeys {
        var point = P256.key(decoded(p256dh, P256.POINT));
        decoded(auth, AUTH);
        p256dh = P256.text(P256.point(point));
    }

    /** A message that only this browser reads. */
    public byte[] encrypted(byte[] text, SecureRandom random) {
        byte[] salt = new byte[ContentEncoding.SALT];
        random.nextBytes(salt);
        return encrypted(text, P256.fresh(random), salt);
    }

    /** RFC 8291 3.4. */
    byte[] encrypted(byte[] text, KeyPair ours, byte[] salt) {
        byte[] theirPoint = decoded(p256dh, P256.POINT);
        byte[] ourPoint = P256.point((ECPublicKey) ours.getPublic());
        byte[] prk = ContentEncoding.extract(decoded(auth, AUTH), agreed(ours, theirPoint));
        byte[] prefix = "WebPush: info\0".getBytes(StandardCharsets.US_ASCII);
        byte[] info = ByteBuffer.allocate(prefix.length + 2 * P256.POINT)
                .put(prefix)
                .put(theirPoint)
                .put(ourPoint)
                .array();
        return ContentEncoding.encrypted(text, ContentEncoding.expand(prk, info, SECRET), salt, ourPoint);
    }

    private static byte[] agreed(KeyPair ours, byte[] theirPoint) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(ours.getPrivate());
            agreement.doPhase(P256.key(theirPoint), true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDH", e);
        }
    }

    private static byte[] decoded(String text, int length) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("keys are base64url", e);
        }
        if (bytes.length != length) {
            throw new IllegalArgumentException("p256dh has " + P256.POINT + " bytes, and auth has " + AUTH);
        }
        return bytes;
    }
}
