package io.stagedoor.applications.domain;

/** Texts that people write. */
final class Words {

    private Words() {}

    /** One line without control characters, trimmed. */
    static String line(String text, String what, int longest) {
        String line = optional(text, what, longest);
        if (line.isEmpty()) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters in one line");
        }
        return line;
    }

    /** The same, or nothing. */
    static String optional(String text, String what, int longest) {
        String line = text.strip();
        if (line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " has at most " + longest + " characters in one line");
        }
        return line;
    }
}
