package io.stagedoor.audit.domain;

import org.jspecify.annotations.Nullable;

/** What strangers send ends up in the trail: it must neither overflow a column nor break a line of whoever reads it. */
public final class BoundedText {

    private BoundedText() {}

    /** At most so many UTF-16 units, cut between characters; control characters and halves of characters become U+FFFD. */
    public static String of(String text, int longest) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            int safe = isHarmful(character) ? 0xFFFD : character;
            if (kept.length() + Character.charCount(safe) > longest) {
                break;
            }
            kept.appendCodePoint(safe);
        }
        return kept.toString();
    }

    /** The same for what may be missing. */
    public static @Nullable String orNull(@Nullable String text, int longest) {
        return text == null ? null : of(text, longest);
    }

    private static boolean isHarmful(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR
                || (character >= 0x202A && character <= 0x202E) // turn the direction of what follows
                || (character >= 0x2066 && character <= 0x2069);
    }
}
