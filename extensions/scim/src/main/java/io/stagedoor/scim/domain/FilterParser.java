package io.stagedoor.scim.domain;

import io.stagedoor.scim.domain.Filter.Operator;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads filters and paths (RFC 7644 3.4.2.2 and 3.5.2, ABNF), within bounds of length, depth and number of comparisons. */
public final class FilterParser {

    static final int LONGEST = 16_384;
    static final int DEEPEST = 32;
    static final int MOST_COMPARISONS = 500;

    private final String text;
    private int at;
    private int depth;
    private int comparisons;

    private FilterParser(String text) {
        this.text = text;
    }

    /** Refuses by {@link ScimRefusal}: 400 invalidFilter. */
    public static Filter parse(String text) {
        if (text.length() > LONGEST) {
            throw ScimRefusal.invalidFilter("A filter has at most " + LONGEST + " characters.");
        }
        FilterParser parser = new FilterParser(text);
        Filter filter = parser.or();
        parser.spaces();
        if (parser.at < text.length()) {
            throw parser.unexpected();
        }
        return filter;
    }

    /**
     * A path of a PATCH operation.
     *
     * @param filter what selects values of the attribute; null for all
     * @param sub behind the filter; null for whole values
     */
    public record Path(
            String attribute,
            @Nullable Filter filter,
            @Nullable String sub) {}

    /** Refuses by {@link ScimRefusal}: 400 invalidPath. */
    public static Path parsePath(String text) {
        if (text.length() > LONGEST) {
            throw ScimRefusal.invalidPath("A path has at most " + LONGEST + " characters.");
        }
        FilterParser parser = new FilterParser(text.strip());
        try {
            return parser.path();
        } catch (ScimRefusal e) {
            throw ScimRefusal.invalidPath(e.detail());
        }
    }

    private Path path() {
        String attribute = name();
        if (at >= text.length()) {
            return new Path(attribute, null, null);
        }
        if (text.charAt(at) != '[') {
            throw unexpected();
        }
        Filter filter = bracket();
        if (at >= text.length()) {
            return new Path(attribute, filter, null);
        }
        if (text.charAt(at) != '.') {
            throw unexpected();
        }
        at++;
        String sub = name();
        if (at < text.length()) {
            throw unexpected();
        }
        return new Path(attribute, filter, sub);
    }

    private Filter or() {
        Filter left = and();
        while (word("or")) {
            left = new Filter.Or(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = term();
        while (word("and")) {
            left = new Filter.And(left, term());
        }
        return left;
    }

    private Filter term() {
        spaces();
        if (at >= text.length()) {
            throw ScimRefusal.invalidFilter("The filter ends where something has to follow.");
        }
        if (text.charAt(at) == '(') {
            return group();
        }
        int before = at;
        if (word("not")) {
            spaces();
            if (at < text.length() && text.charAt(at) == '(') {
                return new Filter.Not(group());
            }
            at = before;
        }
        return comparison();
    }

    private Filter group() {
        return inside(')');
    }

    private Filter bracket() {
        return inside(']');
    }

    private Filter inside(char end) {
        at++;
        deeper();
        Filter inner = or();
        spaces();
        expect(end);
        depth--;
        return inner;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw ScimRefusal.invalidFilter("A filter is nested at most " + DEEPEST + " levels deep.");
        }
    }

    private Filter comparison() {
        if (++comparisons > MOST_COMPARISONS) {
            throw ScimRefusal.invalidFilter("A filter has at most " + MOST_COMPARISONS + " comparisons.");
        }
        String path = name();
        if (at < text.length() && text.charAt(at) == '[') {
            Filter inner = bracket();
            if (at < text.length() && text.charAt(at) == '.') {
                // Microsoft Entra ID: emails[type eq "work"].value eq "x"
                at++;
                String sub = name();
                return new Filter.Element(path, new Filter.And(inner, operation(sub)));
            }
            return new Filter.Element(path, inner);
        }
        return operation(path);
    }

    private Filter operation(String path) {
        spaces();
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String operator = text.substring(start, at).toLowerCase(Locale.ROOT);
        if (operator.equals("pr")) {
            return new Filter.Present(path);
        }
        for (Operator known : Operator.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(operator)) {
                spaces();
                return new Filter.Comparison(path, known, value());
            }
        }
        throw ScimRefusal.invalidFilter("'" + shortened(operator) + "' is no operator of filters.");
    }

    private @Nullable Object value() {
        if (at >= text.length()) {
            throw ScimRefusal.invalidFilter("The filter ends where a value has to follow.");
        }
        if (text.charAt(at) == '"') {
            return string();
        }
        int start = at;
        while (at < text.length() && " )]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            default -> number(word);
        };
    }

    private static BigDecimal number(String word) {
        try {
            if (!word.isEmpty() && word.length() <= 20) {
                return new BigDecimal(word);
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw ScimRefusal.invalidFilter("'" + shortened(word) + "' is no value: texts stand in quotation marks.");
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw ScimRefusal.invalidFilter("A text in quotation marks does not end.");
    }

    /** RFC 8259 7. */
    private char escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw unexpected();
        };
    }

    private char unicode() {
        try {
            String digits = text.substring(at + 1, Math.min(text.length(), at + 5));
            if (digits.length() == 4) {
                at += 4;
                return (char) Integer.parseInt(digits, 16);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            // answered below
        }
        throw unexpected();
    }

    private String name() {
        int start = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "$-_.:/".indexOf(c) >= 0;
    }

    /** Whether that word follows; if so it is read. */
    private boolean word(String wanted) {
        int start = at;
        spaces();
        int end = at + wanted.length();
        if (text.regionMatches(true, at, wanted, 0, wanted.length())
                && (end >= text.length() || " (".indexOf(text.charAt(end)) >= 0)) {
            at = end;
            return true;
        }
        at = start;
        return false;
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw ScimRefusal.invalidFilter("'" + c + "' is missing.");
        }
        at++;
    }

    private ScimRefusal unexpected() {
        return ScimRefusal.invalidFilter("Character " + (at + 1) + " is not what may stand there.");
    }

    private static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }
}
