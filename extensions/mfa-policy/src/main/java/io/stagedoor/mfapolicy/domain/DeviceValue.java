package io.stagedoor.mfapolicy.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the browser of a remembered device shows: which device it is, and 256 bit that are replaced with each use.
 *
 * @param device id
 * @param secret base64url without padding
 */
public record DeviceValue(String device, String secret) {

    private static final int BYTES = 32;
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{43})");

    /** @throws IllegalArgumentException for anything else */
    public DeviceValue {
        if (!TEXT.matcher(device + '.' + secret).matches()) {
            throw new IllegalArgumentException("this is no value of a remembered device");
        }
    }

    public static DeviceValue fresh(String device, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new DeviceValue(device, encoded(bytes));
    }

    /** Of a cookie; empty for what cannot be one. */
    public static Optional<DeviceValue> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches() ? Optional.of(new DeviceValue(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** For a cookie. */
    public String text() {
        return device + '.' + secret;
    }

    /** All that is kept of it: of 256 random bit a plain hash gives nothing away. */
    public String hashed() {
        return HexFormat.of().formatHex(digest(text()));
    }

    /**
     * What takes its place: the same for everybody who shows the same value, so that two tabs do not put each other out; and nothing that follows from the
     * salt or from the value alone. Both have one length each, so that a plain hash of them is as good as a keyed one.
     */
    public DeviceValue successor(String salt) {
        return new DeviceValue(device, encoded(digest(salt + ':' + text())));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** New for each use. */
    public static String salt(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** So that it gets into no log by accident. */
    @Override
    public String toString() {
        return "DeviceValue";
    }
}
