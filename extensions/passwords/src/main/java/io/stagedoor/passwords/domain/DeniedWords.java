package io.stagedoor.passwords.domain;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Words that no password may hold, such as the working title of what is not released yet: in small letters, sorted, each once. */
public record DeniedWords(List<String> words) {

    /** So many an organization may choose. */
    public static final int MOST = 100;

    public static final int LONGEST = 64;
    public static final DeniedWords NONE = new DeniedWords(List.of());

    public DeniedWords {
        TreeSet<String> distinct = new TreeSet<>();
        for (String word : words) {
            if (word.length() > 2 * LONGEST) {
                throw badLength(); // before any work on it
            }
            String kept = PasswordText.normal(word).strip().toLowerCase(Locale.ROOT);
            if (kept.codePointCount(0, kept.length()) > LONGEST || !Spelling.isLongEnough(Spelling.folded(kept))) {
                throw badLength();
            }
            if (kept.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("A word has no control characters.");
            }
            distinct.add(kept);
        }
        words = List.copyOf(distinct);
    }

    DeniedWords and(DeniedWords other) {
        return new DeniedWords(
                Stream.concat(words.stream(), other.words.stream()).toList());
    }

    private static IllegalArgumentException badLength() {
        return new IllegalArgumentException("A word has " + Spelling.SHORTEST + " to " + LONGEST
                + " characters: shorter ones stand in too many others.");
    }
}
