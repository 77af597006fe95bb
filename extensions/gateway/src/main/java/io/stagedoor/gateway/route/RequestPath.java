package io.stagedoor.gateway.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request in the one spelling that routes are matched against: decoded segments, no query.
 *
 * <p>The application behind the gateway reads the path again, with rules of its own. So a path is normalised only where every
 * reader comes to the same result (percent-encoded letters, RFC 3986 6.2.2.2), and refused where readers are known to differ:
 * dot segments, empty segments, path parameters, encoded or backward slashes, double encoding. Browsers and HTTP libraries resolve
 * dot segments before they send (RFC 3986 5.2.4), so honest clients are not hit.
 *
 * @param segments decoded; the root path has none
 * @param trailingSlash whether it ended with a slash
 */
public record RequestPath(List<String> segments, boolean trailingSlash) {

    private static final int MAXIMUM_LENGTH = 8192;

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /** What became of reading a path. */
    public sealed interface Outcome {}

    /** One meaning only. */
    public record Normal(RequestPath path) implements Outcome {}

    /**
     * Not a path, or one that readers understand differently.
     *
     * @param detail fixed text, safe to answer
     */
    public record Ambiguous(String detail) implements Outcome {}

    /**
     * Reads the request target as the client sent it (RFC 9112 3.2.1, origin form), with or without query.
     *
     * @param target for instance {@code /api/assets/42?size=small}
     */
    public static Outcome parse(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (target.length() > MAXIMUM_LENGTH) {
            return new Ambiguous("the address is longer than " + MAXIMUM_LENGTH + " characters");
        }
        if (!path.startsWith("/")) { // also absolute form, authority form, '*' and the empty text
            return new Ambiguous("the path does not start with a slash");
        }
        if (path.equals("/")) {
            return new Normal(new RequestPath(List.of(), true));
        }
        boolean trailingSlash = path.endsWith("/");
        String inner = path.substring(1, trailingSlash ? path.length() - 1 : path.length());
        List<String> segments = new ArrayList<>();
        for (String raw : inner.split("/", -1)) {
            switch (decode(raw)) {
                case Segment.Clean clean -> segments.add(clean.text());
                case Segment.Unclear unclear -> {
                    return new Ambiguous(unclear.detail());
                }
            }
        }
        return new Normal(new RequestPath(segments, trailingSlash));
    }

    /** The path in the spelling used for matching and logging. */
    @Override
    public String toString() {
        String joined = "/" + String.join("/", segments);
        return trailingSlash && !segments.isEmpty() ? joined + "/" : joined;
    }

    private sealed interface Segment {
        record Clean(String text) implements Segment {}

        record Unclear(String detail) implements Segment {}
    }

    private static Segment decode(String raw) {
        if (raw.isEmpty()) {
            return new Segment.Unclear("the path has an empty segment (two slashes in a row)");
        }
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int value = hexPair(raw, i + 1);
                if (value < 0) {
                    return new Segment.Unclear("the path has a percent sign without two hexadecimal digits");
                }
                bytes.put((byte) value);
                i += 2;
            } else if (c <= ' ' || c >= 0x7f) { // RFC 3986: must be percent-encoded
                return new Segment.Unclear("the path has a character that must be percent-encoded");
            } else {
                bytes.put((byte) c);
            }
        }
        return judge(bytes.flip());
    }

    private static Segment judge(ByteBuffer decoded) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(decoded).toString();
        } catch (CharacterCodingException e) { // also overlong forms of '/' and '.'
            return new Segment.Unclear("the path is not UTF-8");
        }
        if (text.equals(".") || text.equals("..")) {
            return new Segment.Unclear("the path has a dot segment");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return new Segment.Unclear("the path has a control character");
        }
        if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
            return new Segment.Unclear("the path has an encoded slash or a backslash");
        }
        if (text.indexOf(';') >= 0) {
            return new Segment.Unclear("the path has a path parameter (;)");
        }
        if (text.indexOf('#') >= 0) {
            return new Segment.Unclear("the path has a fragment (#)");
        }
        return hasEncoding(text) ? new Segment.Unclear("the path is percent-encoded twice") : new Segment.Clean(text);
    }

    private static boolean hasEncoding(String text) {
        for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
            if (hexPair(text, i + 1) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The value of two hexadecimal digits, -1 where there are none. ({@code Character.digit} would take digits of other scripts.) */
    private static int hexPair(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = hexDigit(text.charAt(at));
        int low = hexDigit(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hexDigit(char c) {
        return c < 0x7f ? Character.digit(c, 16) : -1;
    }
}
