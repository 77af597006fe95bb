package io.stagedoor.people.domain;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people are called where others read it. Names come from directories and from people themselves: nothing of them is trusted. */
public final class PersonName {

    private static final int LONGEST = 255;

    /** Unicode's replacement character: the reader sees that something was there. */
    private static final String REPLACED = "\uFFFD";

    private PersonName() {}

    /** First and last name, else the e-mail address, else nothing. */
    public static String of(@Nullable String first, @Nullable String last, @Nullable String email) {
        String name = Stream.of(shown(first), shown(last))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? shown(email) : name;
    }

    /** A text that does not reach beyond itself: no control characters, and none of the marks that turn what follows round. */
    public static String shown(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.codePoints()
                .limit(LONGEST)
                .mapToObj(character -> reachesOut(character) ? REPLACED : Character.toString(character))
                .collect(Collectors.joining())
                .strip();
    }

    /** Whether a text is fit to be somebody's name: what is shown is what was written. */
    public static boolean isFit(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                && text.length() <= LONGEST
                && text.codePoints().noneMatch(PersonName::reachesOut)
                // Keycloak's user profile takes none of these in a name: the invited would not get past its form.
                && text.codePoints().noneMatch(character -> "<>&\"$%!#?§;*~/\\|^=[]{}()".indexOf(character) >= 0);
    }

    private static boolean reachesOut(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> character != '\u200D' && character != '\u200C';
            default -> false;
        };
    }
}
