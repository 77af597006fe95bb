package io.stagedoor.pushmfa.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Ties a phone to the page on which somebody sets it up: scanned, or typed. Base 32 without letters that look like a digit (Crockford's); twelve of them
 * are 60 bit.
 *
 * @param characters without hyphens
 */
public record EnrolmentCode(String characters) {

    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    /** @throws IllegalArgumentException for anything else than a code */
    public EnrolmentCode {
        if (characters.length() != LENGTH || characters.chars().anyMatch(one -> ALPHABET.indexOf(one) < 0)) {
            throw new IllegalArgumentException("code has twelve letters and digits, as the page shows them.");
        }
    }

    public static EnrolmentCode fresh(SecureRandom random) {
        StringBuilder characters = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(one -> characters.append(ALPHABET.charAt(one)));
        return new EnrolmentCode(characters.toString());
    }

    /** As somebody typed it; empty for what cannot be one. */
    public static Optional<EnrolmentCode> typed(String text) {
        String characters = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return characters.length() == LENGTH && characters.chars().allMatch(one -> ALPHABET.indexOf(one) >= 0)
                ? Optional.of(new EnrolmentCode(characters))
                : Optional.empty();
    }

    /** In groups, to be typed. */
    public String shown() {
        return characters.replaceAll("(.{4})(?!$)", "$1-");
    }

    /** All that is kept of it: of 60 random bit a plain hash gives nothing away within ten minutes. */
    public String hashed() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(("push:" + characters).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** So that it gets into no log by accident. */
    @Override
    public String toString() {
        return "EnrolmentCode";
    }
}
