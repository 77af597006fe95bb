package io.stagedoor.passwords.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Words about a person and their organization that everybody can guess: names, the address, and their parts of four characters or more. */
public record OwnData(Set<String> words) {

    public static final OwnData NONE = new OwnData(Set.of());

    /** Names are short; whoever gives themselves a longer one gets no more work done. */
    private static final int LONGEST = 256;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    public OwnData {
        words = Set.copyOf(words);
    }

    /**
     * Takes them apart.
     *
     * @param names as they stand in an account: each counts as a whole, and each of its words
     * @param addresses e-mail addresses: what stands before the @ with its words, and the domain without its ending
     */
    public static OwnData of(Collection<String> names, Collection<String> addresses) {
        Set<String> found = new TreeSet<>();
        names.forEach(name -> addParts(found, name));
        for (String address : addresses) {
            int at = address.lastIndexOf('@');
            addParts(found, at < 0 ? address : address.substring(0, at));
            int end = address.lastIndexOf('.');
            if (at >= 0 && end > at) {
                addParts(found, address.substring(at + 1, end));
            }
        }
        return new OwnData(found);
    }

    private static void addParts(Set<String> found, String given) {
        String text = PasswordText.normal(given.length() > LONGEST ? given.substring(0, LONGEST) : given)
                .toLowerCase(Locale.ROOT)
                .strip();
        add(found, text);
        BETWEEN_WORDS.splitAsStream(text).forEach(part -> {
            add(found, part);
            add(found, part.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"));
        });
    }

    private static void add(Set<String> found, String word) {
        if (Spelling.isLongEnough(Spelling.folded(word))) {
            found.add(word);
        }
    }
}
