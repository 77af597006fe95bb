package io.stagedoor.teams.domain;

import java.util.regex.Pattern;

/** Bounds of what people may write. Markup is text like any other; whoever shows it escapes it. */
final class Text {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_CONSTRAINT = 200;

    // Control and format characters (among them the ones that turn the direction of writing), line ends, lone
    // surrogates
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Text() {}

    /** @throws IllegalArgumentException where it is empty, too long or has control characters */
    static String name(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_NAME
                || INVISIBLE.matcher(stripped).find()) {
            throw new IllegalArgumentException(
                    "a name has 1 to " + LONGEST_NAME + " characters, and no control characters");
        }
        return stripped;
    }

    /** Unchanged, as it reaches the application so. */
    static String constraint(String text) {
        if (text.length() > LONGEST_CONSTRAINT || INVISIBLE.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "a constraint has at most " + LONGEST_CONSTRAINT + " characters, and no control characters");
        }
        return text;
    }
}
