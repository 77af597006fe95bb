package io.stagedoor.factors.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The model of an authenticator (WebAuthn Level 3, 6.5.1), as it is written: 8-4-4-4-12 hexadecimal digits.
 *
 * @param value in small letters; never the zeros of an authenticator that does not say
 */
public record Aaguid(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public Aaguid {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a model (AAGUID) is written as 8-4-4-4-12 hexadecimal digits, such as ee882879-721c-4913-9775-3dfcce97072a");
        }
        if (value.equals(UNKNOWN)) {
            throw new IllegalArgumentException(
                    "the model of zeros stands for authenticators that do not say what they are, so it cannot be allowed");
        }
    }
}
