package io.stagedoor.applications.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where people come back to, compared character by character (RFC 9700 2.1); the port of a loopback address of a native application alone is left open (RFC 8252
 * 7.3).
 */
public record RedirectUri(String value) {

    /** Keycloak's column has room for no more. */
    private static final int LONGEST = 255;

    /** RFC 3986 2: what an address is written with; no wildcard, and nothing that browsers and servers read differently. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~:/?&=+,;@!$'()\\[\\]%-]+");

    /** Encoded dots, slashes, backslashes, wildcards, delimiters and control characters. */
    private static final Pattern HIDDEN =
            Pattern.compile("%(2e|2f|5c|2a|23|40|3f|25|[01][0-9a-f]|7f)|%(?![0-9a-f]{2})");

    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** RFC 8252 7.1: a domain name of its maker in reverse, so there is a dot in it. */
    private static final Pattern PRIVATE_SCHEME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");

    private static final Set<String> LOOPBACK_ADDRESSES = Set.of("127.0.0.1", "[::1]");

    /** What answers are made of: an address that has them already could be mistaken for one. */
    private static final Set<String> ANSWERS = Set.of(
            "code",
            "state",
            "iss",
            "error",
            "error_description",
            "session_state",
            "response",
            "id_token",
            "access_token");

    /**
     * As it is kept.
     *
     * @throws IllegalArgumentException in a sentence, where it cannot be
     */
    public static RedirectUri checked(Kind kind, String value) {
        require(!value.isEmpty() && value.length() <= LONGEST, "a redirect URI has 1 to " + LONGEST + " characters");
        require(!value.contains("*"), "a redirect URI has no wildcard: name each address");
        require(!value.contains("#"), "a redirect URI has no fragment");
        require(
                PLAIN.matcher(value).matches(),
                "a redirect URI has no spaces and no characters that have to be encoded");
        require(
                !HIDDEN.matcher(value.toLowerCase(Locale.ROOT)).find(),
                "a redirect URI hides nothing behind percent signs");
        URI uri = parsed(value);
        requireScheme(kind, uri);
        require(
                Arrays.stream(path(uri).split("/", -1)).noneMatch(part -> part.equals(".") || part.equals("..")),
                "a redirect URI has no . and .. in its path");
        require(hasNoAnswers(uri), "a redirect URI has none of the parameters that answers have, as code and state");
        return new RedirectUri(value);
    }

    private static void requireScheme(Kind kind, URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        switch (scheme) {
            case "https" -> requireHost(uri);
            case "http" -> requireLoopback(kind, uri);
            default -> requirePrivate(kind, uri, scheme);
        }
    }

    private static void requireHost(URI uri) {
        require(uri.getRawUserInfo() == null, "a redirect URI has no user name");
        @Nullable String host = uri.getHost();
        require(
                host != null && HOST.matcher(host).matches(),
                "the host of a redirect URI is a full name in small letters, as app.acme.example");
        requirePortAndPath(uri);
    }

    private static void requireLoopback(Kind kind, URI uri) {
        require(uri.getRawUserInfo() == null, "a redirect URI has no user name");
        String host = uri.getHost() == null ? "" : uri.getHost();
        if (kind == Kind.NATIVE) {
            // RFC 8252 8.3: what localhost is, others on the same computer may decide.
            require(
                    LOOPBACK_ADDRESSES.contains(host),
                    "http is for this computer alone: write 127.0.0.1 or [::1], with a path and without a port for any port");
        } else {
            require(
                    LOOPBACK_ADDRESSES.contains(host) || host.equals("localhost"),
                    "a redirect URI begins with https; http is for localhost alone, while you develop");
            require(uri.getPort() > 0, "an address of localhost names its port");
        }
        requirePortAndPath(uri);
    }

    /** RFC 8252 7.1: with one slash, because nobody is named by it. */
    private static void requirePrivate(Kind kind, URI uri, String scheme) {
        require(kind == Kind.NATIVE, "a redirect URI of a web application begins with https");
        require(
                PRIVATE_SCHEME.matcher(scheme).matches(),
                "a scheme of your own is your domain's name in reverse, as example.acme.panel:/callback");
        // As it was written: the parsed parts do not tell an empty authority from none.
        String behind = uri.toString().substring(scheme.length() + 1);
        require(
                behind.startsWith("/") && !behind.startsWith("//"),
                "behind a scheme of your own comes one slash, as example.acme.panel:/callback");
    }

    private static void requirePortAndPath(URI uri) {
        String authority = String.valueOf(uri.getRawAuthority());
        require(!authority.endsWith(":") && uri.getPort() != 0 && uri.getPort() <= 65_535, "a port is from 1 to 65535");
        require(path(uri).startsWith("/"), "a redirect URI has a path: at least a slash behind the host");
        require(!path(uri).contains("//"), "a redirect URI has no empty part in its path");
    }

    private static boolean hasNoAnswers(URI uri) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Arrays.stream(query.split("[&;]", -1))
                .map(parameter -> parameter.split("=", 2)[0].toLowerCase(Locale.ROOT))
                .noneMatch(ANSWERS::contains);
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    private static URI parsed(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no address", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
