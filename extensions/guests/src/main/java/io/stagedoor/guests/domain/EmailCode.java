package io.stagedoor.guests.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A code that was sent, as the browser's attempt to sign in keeps it: which one, and a key without which nobody can tell what it is. Neither the
 * database alone nor another browser can check a code.
 *
 * @param id of the row
 * @param key base64url, 256 bit
 */
public record EmailCode(String id, String key) {

    /** Digits: 26 bit, where NIST SP 800-63B-4 3.1.3.2 asks for 20 with limited tries. */
    public static final int DIGITS = 8;

    /** NIST SP 800-63B-4 3.1.3.2: ten minutes at most. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Then it is dead. */
    public static final int TRIES = 5;

    /** Over which letters are counted. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** Letters to one address in that time, whoever asks for them. */
    public static final int PER_ADDRESS = 5;

    /** Letters asked for from one place in that time; an office has one address. */
    public static final int PER_SOURCE = 100;

    private static final int BOUND = 100_000_000;

    /** A new one, to be sent nowhere yet. */
    public static EmailCode fresh(SecureRandom random) {
        return new EmailCode(token(random, 16), token(random, 32));
    }

    /** The digits of a letter. */
    public static String digits(SecureRandom random) {
        return String.format(java.util.Locale.ROOT, "%0" + DIGITS + "d", random.nextInt(BOUND));
    }

    /** As it was noted; empty where the note is none. */
    public static Optional<EmailCode> of(String note) {
        String[] parts = note.split(":", -1);
        return parts.length == 2 ? Optional.of(new EmailCode(parts[0], parts[1])) : Optional.empty();
    }

    public String note() {
        return id + ":" + key;
    }

    /** What is kept of typed or sent digits; blanks and hyphens, as people and letters group them, do not count. */
    public String hashed(String digits) {
        return hmac(Base64.getUrlDecoder().decode(key), id + ":" + digits.replaceAll("[\\s-]", ""));
    }

    /** What is kept of addresses and places: enough to count them. */
    public static String counted(String realm, String what) {
        return hmac(realm.getBytes(StandardCharsets.UTF_8), what);
    }

    private static String token(SecureRandom random, int bytes) {
        byte[] token = new byte[bytes];
        random.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }
}
