package io.stagedoor.demo.edge;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the edge makes of a request's path.
 *
 * <p>Edge, gateway and application must agree on what a path names, or a call is checked as one thing and served as another. So the edge
 * lets plain paths through and refuses everything that two programs could read differently: dot segments, empty segments, encoded
 * characters, backslashes, path parameters.
 */
enum RequestPath {
    PAGE,
    API,
    AMBIGUOUS;

    private static final Pattern PLAIN = Pattern.compile("/|(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/?");

    static RequestPath of(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (!PLAIN.matcher(path).matches()) {
            return AMBIGUOUS;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.equals("/api") || lower.startsWith("/api/") ? API : PAGE;
    }
}
