package io.stagedoor.factors.domain;

/**
 * What somebody calls a factor of theirs.
 *
 * @param value 1 to 60 characters, none of which controls how text is shown
 */
public record FactorName(String value) {

    private static final int LONGEST = 60;

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public FactorName {
        value = value.strip();
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > LONGEST
                || value.chars().anyMatch(FactorName::controls)) {
            throw new IllegalArgumentException(
                    "a name has 1 to " + LONGEST + " characters, none of which controls how text is shown");
        }
    }

    /** Also marks that turn the direction of what follows. */
    private static boolean controls(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
