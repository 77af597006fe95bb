package io.stagedoor.mfapolicy.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The code of an access pass: read out by the help desk, typed once. Base 32 in Crockford's alphabet, which has no letter that looks like a digit;
 * twelve of them are 60 bit. NIST SP 800-63B-4 3.1.2.1 asks for 20 with limited tries.
 *
 * @param characters without hyphens
 */
public record PassCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    /** @throws IllegalArgumentException for anything else than a code */
    public PassCode {
        if (characters.length() != LENGTH || characters.chars().anyMatch(one -> ALPHABET.indexOf(one) < 0)) {
            throw new IllegalArgumentException("this is no code of an access pass");
        }
    }

    public static PassCode fresh(SecureRandom random) {
        StringBuilder characters = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            characters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new PassCode(characters.toString());
    }

    /** As somebody typed it: in any case, with blanks and hyphens, with O for 0, and I or L for 1. Empty for what cannot be one. */
    public static Optional<PassCode> typed(String text) {
        String characters = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            return Optional.of(new PassCode(characters));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** In groups, to be read out. */
    public String shown() {
        return characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /** All that is kept of it: of 60 random bit a plain hash gives nothing away within the hours of a pass. */
    public String hashed(String passId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((passId + ':' + characters).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** So that it gets into no log by accident. */
    @Override
    public String toString() {
        return "PassCode";
    }
}
