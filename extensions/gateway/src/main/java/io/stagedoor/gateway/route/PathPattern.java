package io.stagedoor.gateway.route;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of path segments: {@code *} stands for exactly one segment, {@code **} (only at the end) for any number, none too.
 * {@code {name}} stands for exactly one segment too, and gives it a name. {@code /api/admin/**} therefore covers {@code /api/admin} itself. A trailing slash makes no difference.
 */
record PathPattern(List<String> segments, boolean open) {

    private static final String REST = "**";
    private static final String ONE = "*";
    private static final Pattern NAME = Pattern.compile("\\{[a-z]{1,32}}");

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
        Set<String> names = new HashSet<>();
        for (String segment : segments) {
            boolean braces = segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0;
            if (braces && (!NAME.matcher(segment).matches() || !names.add(segment))) {
                throw new IllegalArgumentException("the pattern '" + text
                        + "' may have {name} only as a whole segment of small letters, each name once");
            }
        }
        if (text.indexOf('?') >= 0 || segments.stream().anyMatch(s -> s.contains(ONE) && !s.equals(ONE))) {
            throw new IllegalArgumentException(
                    "the pattern '" + text + "' may have * only as a whole segment, ** only at the end, and no query");
        }
        return new PathPattern(segments, open);
    }

    Set<String> names() {
        return segments.stream().filter(PathPattern::isNamed).collect(Collectors.toUnmodifiableSet());
    }

    /** What stands in the path where the pattern has names, by {@code {name}}. */
    Map<String, String> capture(RequestPath path) {
        Map<String, String> captured = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            if (isNamed(segments.get(i))) {
                captured.put(segments.get(i), path.segments().get(i));
            }
        }
        return captured;
    }

    private static boolean isNamed(String segment) {
        return segment.startsWith("{");
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
            String expected = segments.get(i);
            if (!expected.equals(ONE) && !isNamed(expected) && !same.test(segments.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
