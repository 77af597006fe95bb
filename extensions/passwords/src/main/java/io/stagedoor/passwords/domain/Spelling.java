package io.stagedoor.passwords.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** What is left of a text when capitals, accents and digits in the place of letters make no difference. */
final class Spelling {

    /** Shorter ones stand in too many words that have nothing to do with them. */
    static final int SHORTEST = 4;

    /** As people write them; i and l are one, since 1, ! and | stand for both. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) '0', "o"),
            Map.entry((int) '1', "i"),
            Map.entry((int) '!', "i"),
            Map.entry((int) '|', "i"),
            Map.entry((int) 'l', "i"),
            Map.entry((int) '3', "e"),
            Map.entry((int) '€', "e"),
            Map.entry((int) '4', "a"),
            Map.entry((int) '@', "a"),
            Map.entry((int) '5', "s"),
            Map.entry((int) '$', "s"),
            Map.entry((int) '7', "t"),
            Map.entry((int) '+', "t"),
            Map.entry((int) '8', "b"),
            Map.entry((int) '9', "g"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "i"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"));

    private Spelling() {}

    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        // Turkish dotless i and the like: upper case first brings more of them together.
        Normalizer.normalize(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .forEach(point -> {
                    String letter = LETTERS.get(point);
                    if (letter == null) {
                        folded.appendCodePoint(point);
                    } else {
                        folded.append(letter);
                    }
                });
        return folded.toString();
    }

    static boolean isLongEnough(String folded) {
        return folded.codePointCount(0, folded.length()) >= SHORTEST;
    }
}
