package io.stagedoor.serviceaccounts.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is kept of a client secret. It has 256 random bits, so nobody finds it by trying, and a plain hash is enough.
 *
 * @param hash SHA-256, in hexadecimal digits
 * @param dies from then on it is worth nothing
 */
public record Secret(String id, String hash, Instant created, Instant dies) {

    /** How many may be good at once: one, and the one before it during a rotation. */
    public static final int MOST = 2;

    /** How long the one before may live on. */
    public static final Duration LONGEST_ROTATION = Duration.ofDays(7);

    /** A new secret in clear, to be shown once. */
    public static String create(RandomGenerator random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return "sds_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    public static String hash(String clear) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(clear.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public boolean isGoodAt(Instant now) {
        return now.isBefore(dies);
    }

    /** Whether any of them is that one. Each is compared, and each to its end, so that time tells nothing. */
    public static boolean anyIs(List<Secret> kept, String clear, Instant now) {
        byte[] given = hash(clear).getBytes(StandardCharsets.US_ASCII);
        boolean found = false;
        for (Secret secret : kept) {
            if (MessageDigest.isEqual(secret.hash.getBytes(StandardCharsets.US_ASCII), given)) {
                found = found || secret.isGoodAt(now);
            }
        }
        return found;
    }
}
