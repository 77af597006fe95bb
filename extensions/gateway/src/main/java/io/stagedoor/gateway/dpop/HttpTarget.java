package io.stagedoor.gateway.dpop;

import java.net.URI;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses made comparable: RFC 9449 4.3 step 9 with the normalisation of RFC 3986 6.2.2 and 6.2.3. */
final class HttpTarget {

    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final String UNRESERVED = "-._~";

    private HttpTarget() {}

    /**
     * Scheme and host in lower case, no default port, no user, query or fragment.
     *
     * @throws IllegalArgumentException where it is no http or https address
     */
    static String normal(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (uri.getHost() == null || uri.getRawUserInfo() != null || !(secure || scheme.equals("http"))) {
            throw new IllegalArgumentException("not an http or https address");
        }
        boolean defaultPort = uri.getPort() == -1 || uri.getPort() == (secure ? 443 : 80);
        String port = defaultPort ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + normalEncoding(path);
    }

    private static String normalEncoding(String path) {
        return ENCODED.matcher(path).replaceAll(HttpTarget::decodeUnreserved);
    }

    private static String decodeUnreserved(MatchResult match) {
        char c = (char) Integer.parseInt(match.group(1), 16);
        boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || UNRESERVED.indexOf(c) >= 0
                ? String.valueOf(c)
                : match.group().toUpperCase(Locale.ROOT);
    }
}
