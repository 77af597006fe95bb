package io.stagedoor.scim.store;

import io.stagedoor.scim.domain.Attribute;
import io.stagedoor.scim.domain.AttributePath;
import io.stagedoor.scim.domain.Filter;
import io.stagedoor.scim.domain.Filter.Operator;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a condition of a filter. Names of columns come from {@link Columns} alone, everything that a client sends is a bound parameter; what is
 * not mapped is refused, never an empty list.
 */
final class FilterSql {

    private final ResourceType type;
    private final Columns columns;
    private final Map<String, Object> parameters = new HashMap<>();

    FilterSql(ResourceType type) {
        this.type = type;
        this.columns = Columns.of(type);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Refuses by {@link ScimRefusal}: 400 invalidFilter. */
    String condition(Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> "(" + condition(left) + " and " + condition(right) + ")";
            case Filter.Or(Filter left, Filter right) -> "(" + condition(left) + " or " + condition(right) + ")";
            // A comparison with what is absent is unknown to the database, and false to RFC 7644 3.4.2.2.
            case Filter.Not(Filter inner) -> "not coalesce((" + condition(inner) + "), false)";
            case Filter.Present(String path) -> present(path(path));
            case Filter.Comparison(String path, Operator operator, @Nullable Object value) ->
                comparison(path(path), operator, value);
            case Filter.Element(String path, Filter inner) -> element(path(path), inner);
        };
    }

    private AttributePath path(String path) {
        return AttributePath.find(type, path).orElseThrow(() -> notMapped(path));
    }

    private static ScimRefusal notMapped(String path) {
        return ScimRefusal.invalidFilter(
                "Filters know no " + path.substring(0, Math.min(100, path.length())) + " here.");
    }

    private String present(AttributePath path) {
        Optional<Columns.Values> values = columns.values(path);
        if (values.isPresent()) {
            return path.sub() == null
                    ? values.get().exists("1 = 1")
                    : values.get()
                            .exists(present(
                                    values.get().column(path.sub().name()).orElseThrow(() -> notMapped(path.word())),
                                    path.sub()));
        }
        if (path.sub() == null && path.attribute().isComplex()) {
            return columns.anyPresent(path).orElseThrow(() -> notMapped(path.word()));
        }
        return present(column(path), compared(path));
    }

    private static String present(String column, Attribute attribute) {
        return switch (attribute.type()) {
            case BOOLEAN, DATE_TIME -> column + " is not null";
            default -> "coalesce(" + column + ", '') <> ''";
        };
    }

    private String comparison(AttributePath path, Operator operator, @Nullable Object value) {
        Optional<Columns.Values> values = columns.values(path);
        if (value == null) {
            requireEquality(operator);
            return operator == Operator.EQ ? "not (" + present(path) + ")" : present(path);
        }
        if (values.isPresent()) {
            Attribute compared = compared(path);
            String column = values.get().column(compared.name()).orElseThrow(() -> notMapped(path.word()));
            return values.get().exists(compare(column, compared, operator, value));
        }
        return compare(column(path), compared(path), operator, value);
    }

    private String element(AttributePath path, Filter inner) {
        Columns.Values values = columns.values(path).orElseThrow(() -> notMapped(path.word()));
        return values.exists(within(path, values, inner));
    }

    private String within(AttributePath path, Columns.Values values, Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) ->
                "(" + within(path, values, left) + " and " + within(path, values, right) + ")";
            case Filter.Or(Filter left, Filter right) ->
                "(" + within(path, values, left) + " or " + within(path, values, right) + ")";
            case Filter.Not(Filter inner) -> "not coalesce((" + within(path, values, inner) + "), false)";
            case Filter.Present(String name) -> present(inner(path, values, name), sub(path, name));
            case Filter.Comparison(String name, Operator operator, @Nullable Object value) -> {
                if (value == null) {
                    requireEquality(operator);
                    String there = present(inner(path, values, name), sub(path, name));
                    yield operator == Operator.EQ ? "not (" + there + ")" : there;
                }
                yield compare(inner(path, values, name), sub(path, name), operator, value);
            }
            case Filter.Element element -> throw ScimRefusal.invalidFilter("A filter in brackets has none inside.");
        };
    }

    private static Attribute sub(AttributePath path, String name) {
        return path.attribute().sub(name).orElseThrow(() -> notMapped(name));
    }

    private static String inner(AttributePath path, Columns.Values values, String name) {
        return values.column(sub(path, name).name()).orElseThrow(() -> notMapped(name));
    }

    private static void requireEquality(Operator operator) {
        if (operator != Operator.EQ && operator != Operator.NE) {
            throw ScimRefusal.invalidFilter("null is compared by eq and ne.");
        }
    }

    private String column(AttributePath path) {
        return columns.column(path).orElseThrow(() -> notMapped(path.word()));
    }

    private static Attribute compared(AttributePath path) {
        return path.compared().orElseThrow(() -> notMapped(path.word()));
    }

    private String compare(String column, Attribute attribute, Operator operator, Object value) {
        return switch (attribute.type()) {
            case BOOLEAN -> truth(column, operator, value);
            case DATE_TIME -> time(column, operator, value);
            default -> text(column, attribute, operator, value);
        };
    }

    private String truth(String column, Operator operator, Object value) {
        String word = value.toString().toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw ScimRefusal.invalidFilter("This is compared with true or false.");
        }
        requireTruthOperator(operator);
        return column + (operator == Operator.EQ ? " = " : " <> ") + bind(Boolean.valueOf(word));
    }

    private static void requireTruthOperator(Operator operator) {
        if (operator != Operator.EQ && operator != Operator.NE) {
            throw ScimRefusal.invalidFilter("Truth is compared by eq and ne."); // RFC 7644 3.4.2.2
        }
    }

    private String time(String column, Operator operator, Object value) {
        long millis;
        try {
            // The plus of an offset that was not escaped in the address has become a space.
            millis = OffsetDateTime.parse(value.toString().replace(' ', '+'))
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw ScimRefusal.invalidFilter("Times are written as in RFC 3339: 2026-01-31T12:00:00Z.");
        }
        return column + sign(operator) + bind(millis);
    }

    private String text(String column, Attribute attribute, Operator operator, Object value) {
        String wanted =
                attribute.caseExact() ? value.toString() : value.toString().toLowerCase(Locale.ROOT);
        if (wanted.indexOf('\0') >= 0) {
            throw ScimRefusal.invalidFilter("A text has a character that is none.");
        }
        return switch (operator) {
            case EQ -> column + " = " + bind(wanted);
            case NE -> "coalesce(" + column + ", '') <> " + bind(wanted);
            case CO -> like(column, "%" + escaped(wanted) + "%");
            case SW -> like(column, escaped(wanted) + "%");
            case EW -> like(column, "%" + escaped(wanted));
            case GT, GE, LT, LE -> column + sign(operator) + bind(wanted);
        };
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case EQ -> " = ";
            case NE -> " <> ";
            case GT -> " > ";
            case GE -> " >= ";
            case LT -> " < ";
            case LE -> " <= ";
            case CO, SW, EW -> throw ScimRefusal.invalidFilter("Times are not compared as texts.");
        };
    }

    private String like(String column, String pattern) {
        return column + " like " + bind(pattern) + " escape '!'";
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private String bind(Object value) {
        String name = "f" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
