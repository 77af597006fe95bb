package io.stagedoor.gateway.route;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * A pattern of path segments: {@code *} stands for exactly one segment, {@code **} (only at the end) for any number, none too.
 * {@code /api/admin/**} therefore covers {@code /api/admin} itself. A trailing slash makes no difference.
 */
record PathPattern(List<String> segments, boolean open) {

    private static final String REST = "**";
    private static final String ONE = "*";

    /** Reads a pattern.
     *
     * @throws IllegalArgumentException with one clear sentence
     */
    static PathPattern parse(String text) {
        boolean open = text.equals("/" + REST) || text.endsWith("/" + REST);
        String fixed = open ? text.substring(0, text.length() - REST.length()) : text;
        List<String> segments = switch (RequestPath.parse(fixed)) {
            case RequestPath.Normal normal -> normal.path().segments();
            case RequestPath.Ambiguous ambiguous ->
                throw new IllegalArgumentException("the pattern '" + text + "' cannot be used: " + ambiguous.detail());
        };
        if (text.indexOf('?') >= 0 || segments.stream().anyMatch(s -> s.contains(ONE) && !s.equals(ONE))) {
            throw new IllegalArgumentException(
                    "the pattern '" + text + "' may have * only as a whole segment, ** only at the end, and no query");
        }
        return new PathPattern(segments, open);
    }

    boolean matches(RequestPath path) {
        return matches(path, String::equals);
    }

    /** For noticing paths that an application which ignores case would take for this route. */
    boolean matchesIgnoringCase(RequestPath path) {
        return matches(path, (a, b) -> fold(a).equals(fold(b)));
    }

    private boolean matches(RequestPath path, BiPredicate<String, String> same) {
        List<String> actual = path.segments();
        if (actual.size() < segments.size() || (!open && actual.size() > segments.size())) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).equals(ONE) && !same.test(segments.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
