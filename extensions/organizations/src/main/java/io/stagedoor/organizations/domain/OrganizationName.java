package io.stagedoor.organizations.domain;

import java.util.regex.Pattern;

/**
 * What an organization is called. Markup is text like any other; whoever shows it escapes it.
 *
 * @param value stripped
 */
public record OrganizationName(String value) {

    static final int LONGEST = 100;

    // Control and format characters (among them those that turn the direction of writing), line ends, lone surrogates
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** @throws IllegalArgumentException where it is empty, too long or has characters that nobody sees */
    public OrganizationName {
        value = value.strip();
        if (value.isEmpty()
                || value.length() > LONGEST
                || INVISIBLE.matcher(value).find()) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST + " characters, and no control characters");
        }
    }
}
