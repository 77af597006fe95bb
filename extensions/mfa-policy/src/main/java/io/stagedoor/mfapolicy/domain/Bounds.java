package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How much of anything a policy may hold: a set of hostile size is refused before it is ever evaluated. */
final class Bounds {

    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 255;

    /** Unicode standard annex 9, 2: explicit directions; a name that holds one rewrites the sentence that it stands in. */
    private static final String TURNS_TEXT = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private Bounds() {}

    /** @throws IllegalArgumentException where there are too many, or one is blank, too long or holds control characters */
    static Set<String> values(String what, Set<String> values) {
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("a policy names at most " + MOST_VALUES + " " + what);
        }
        for (String value : values) {
            if (value.isBlank() || !isText(value, LONGEST_VALUE)) {
                throw new IllegalArgumentException("each of the " + what + " has 1 to " + LONGEST_VALUE
                        + " characters, none of them a control character");
            }
        }
        return Set.copyOf(values);
    }

    /** What a page, a letter or a line of a log may show as it is: nothing that ends a line, turns text round, or is half a character. */
    static boolean isText(String value, int longest) {
        return value.length() <= longest && value.codePoints().noneMatch(Bounds::isUnfit);
    }

    private static boolean isUnfit(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> TURNS_TEXT.indexOf(character) >= 0;
        };
    }

    /** @throws IllegalArgumentException where it is not within them */
    static void between(String what, @Nullable Duration value, Duration shortest, Duration longest) {
        if (value != null && (value.compareTo(shortest) < 0 || value.compareTo(longest) > 0)) {
            throw new IllegalArgumentException(what + " is between " + words(shortest) + " and " + words(longest));
        }
    }

    private static String words(Duration duration) {
        return duration.toDays() > 1 ? duration.toDays() + " days" : duration.toMinutes() + " minutes";
    }

    /** In one order, so that the same facts give the same words. */
    static String inOrder(Set<String> values) {
        return String.join(" ", new TreeSet<>(values));
    }
}
