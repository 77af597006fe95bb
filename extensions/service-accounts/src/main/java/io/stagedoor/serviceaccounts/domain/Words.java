package io.stagedoor.serviceaccounts.domain;

/** Texts that people write. */
final class Words {

    private Words() {}

    /** One line without control characters, trimmed. */
    static String line(String text, String what, int longest) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > longest || line.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " has 1 to " + longest + " characters in one line");
        }
        return line;
    }
}
