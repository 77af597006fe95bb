package io.stagedoor.scim.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/** A token of a directory: 256 random bits behind a prefix by which scanners of secrets find it. Only its hash is kept. */
public record BearerToken(String value) {

    public static final String PREFIX = "sds_";

    /** Two at once, so that one can take the other's place. */
    public static final int MOST = 2;

    public static final Duration DEFAULT_LIFE = Duration.ofDays(365);
    public static final Duration LONGEST_LIFE = Duration.ofDays(731);

    public BearerToken {
        if (!value.startsWith(PREFIX) || value.length() > 100) {
            throw new IllegalArgumentException("this is no token of a directory");
        }
    }

    /** Whether it looks like one. */
    public static boolean isOne(String value) {
        return value.startsWith(PREFIX) && value.length() <= 100;
    }

    public static BearerToken random(SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return new BearerToken(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What is kept, and looked up by an index: a hash of 256 random bits tells nothing by the time that takes. */
    public String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
