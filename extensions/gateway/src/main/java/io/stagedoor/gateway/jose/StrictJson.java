package io.stagedoor.gateway.jose;

import io.stagedoor.gateway.jose.MalformedJoseException.Kind;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks whether a text is JSON by the letter (RFC 8259), without a member twice in any object, and not nested too deeply.
 *
 * <p>Nimbus' parser (10.9.1) refuses duplicates in the outermost object only, and takes the last one elsewhere: two readers of a token
 * could then see different team roles.
 */
final class StrictJson {

    private static final int DEEPEST = 32;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    static void check(String text) throws MalformedJoseException {
        StrictJson json = new StrictJson(text);
        json.value(0);
        json.space();
        if (json.at != text.length()) {
            throw malformed();
        }
    }

    private void value(int depth) throws MalformedJoseException {
        space();
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(int depth) throws MalformedJoseException {
        open(depth);
        Set<String> names = new HashSet<>();
        if (closes('}')) {
            return;
        }
        do {
            space();
            if (!names.add(string())) {
                throw malformed();
            }
            space();
            expect(':');
            value(depth + 1);
            space();
        } while (takes(','));
        expect('}');
    }

    private void array(int depth) throws MalformedJoseException {
        open(depth);
        if (closes(']')) {
            return;
        }
        do {
            value(depth + 1);
            space();
        } while (takes(','));
        expect(']');
    }

    private void open(int depth) throws MalformedJoseException {
        if (depth == DEEPEST) {
            throw malformed();
        }
        at++;
    }

    private boolean closes(char end) {
        space();
        return takes(end);
    }

    /** The string with its escapes resolved, for comparing names. */
    private String string() throws MalformedJoseException {
        expect('"');
        int from = at;
        StringBuilder resolved = null;
        while (true) {
            char c = next();
            if (c == '"') {
                return resolved == null ? text.substring(from, at - 1) : resolved.toString();
            }
            if (c < ' ') {
                throw malformed();
            }
            if (c == '\\') {
                resolved = resolved == null ? new StringBuilder(text.substring(from, at - 1)) : resolved;
                resolved.append(escaped());
            } else if (resolved != null) {
                resolved.append(c);
            }
        }
    }

    private char escaped() throws MalformedJoseException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = next();
                    int value = digit < 0x7f ? Character.digit(digit, 16) : -1;
                    if (value < 0) {
                        throw malformed();
                    }
                    code = code * 16 + value;
                }
                yield (char) code;
            }
            default -> throw malformed();
        };
    }

    private void number() throws MalformedJoseException {
        takes('-');
        if (!takes('0')) {
            digits();
        }
        if (takes('.')) {
            digits();
        }
        if (takes('e') || takes('E')) {
            if (!takes('+')) {
                takes('-');
            }
            digits();
        }
    }

    private void digits() throws MalformedJoseException {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw malformed();
        }
    }

    private void word(String word) throws MalformedJoseException {
        if (!text.startsWith(word, at)) {
            throw malformed();
        }
        at += word.length();
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean takes(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) throws MalformedJoseException {
        if (!takes(c)) {
            throw malformed();
        }
    }

    private char peek() throws MalformedJoseException {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private char next() throws MalformedJoseException {
        char c = peek();
        at++;
        return c;
    }

    private static MalformedJoseException malformed() {
        return new MalformedJoseException(Kind.SYNTAX, "not a JSON object");
    }
}
