package io.stagedoor.people.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a list of people is narrowed to.
 *
 * @param search part of a name or an e-mail address, lower case; empty for everybody
 */
public record PeopleFilter(String search, Show show) {

    private static final int LONGEST = 100;
    private static final char ESCAPE = '!';

    /**
     * What a request asks for; null for everybody.
     *
     * @throws IllegalArgumentException where a value cannot be searched for
     */
    public static PeopleFilter parse(@Nullable String search, @Nullable String show) {
        String text = search == null ? "" : search.strip();
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("search has at most " + LONGEST + " characters");
        }
        return new PeopleFilter(
                text.toLowerCase(Locale.ROOT), show == null || show.isEmpty() ? Show.ALL : Show.require(show));
    }

    /** For {@code like ... escape '!'}: what people type has no wildcards. */
    public String pattern() {
        return '%' + literal(search) + '%';
    }

    /** A text that stands for itself in {@code like ... escape '!'}. */
    public static String literal(String text) {
        return text.replace("" + ESCAPE, "!!").replace("%", "!%").replace("_", "!_");
    }
}
