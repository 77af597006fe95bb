package io.stagedoor.scim.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks one value of a multi-valued attribute whether it fulfils a filter, for paths of PATCH operations. */
final class ElementMatch {

    private final Attribute attribute;
    private final Work work;

    ElementMatch(Attribute attribute, Work work) {
        this.attribute = attribute;
        this.work = work;
    }

    boolean matches(Filter filter, JsonNode element) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> matches(left, element) && matches(right, element);
            case Filter.Or(Filter left, Filter right) -> matches(left, element) || matches(right, element);
            case Filter.Not(Filter inner) -> !matches(inner, element);
            case Filter.Present(String path) -> {
                work.compare(1);
                yield element.hasNonNull(sub(path).name());
            }
            case Filter.Comparison comparison -> compares(comparison, element);
            case Filter.Element inner -> throw ScimRefusal.invalidPath("A filter of a path has no filter inside.");
        };
    }

    /** What a value has to have so that it fulfils a filter of equalities; empty where the filter says anything else. */
    Optional<ObjectNode> described(Filter filter) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        return describe(filter, described) ? Optional.of(described) : Optional.empty();
    }

    private boolean describe(Filter filter, ObjectNode described) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> describe(left, described) && describe(right, described);
            case Filter.Comparison(String path, Filter.Operator operator, @Nullable Object value)
            when operator == Filter.Operator.EQ && value != null -> {
                Attribute sub = sub(path);
                Coercion.value(sub, JsonNodeFactory.instance.textNode(String.valueOf(value)))
                        .ifPresent(coerced -> described.set(sub.name(), coerced));
                yield true;
            }
            default -> false;
        };
    }

    private Attribute sub(String path) {
        return attribute
                .sub(path)
                .orElseThrow(() -> ScimRefusal.invalidPath(attribute.name() + " has no such sub-attribute."));
    }

    private boolean compares(Filter.Comparison comparison, JsonNode element) {
        Attribute sub = sub(comparison.path());
        @Nullable JsonNode present = element.get(sub.name());
        work.compare(present == null ? "" : present.asText());
        if (comparison.value() == null) {
            return (present == null) == (comparison.operator() == Filter.Operator.EQ);
        }
        if (present == null) {
            // A truth that is not said is none.
            boolean equal = sub.type() == Attribute.Type.BOOLEAN
                    && "false".equalsIgnoreCase(comparison.value().toString());
            return comparison.operator() == (equal ? Filter.Operator.EQ : Filter.Operator.NE);
        }
        boolean exact = sub.caseExact() && sub.type() != Attribute.Type.BOOLEAN;
        String has = exact ? present.asText() : present.asText().toLowerCase(Locale.ROOT);
        String wanted = exact
                ? comparison.value().toString()
                : comparison.value().toString().toLowerCase(Locale.ROOT);
        return switch (comparison.operator()) {
            case EQ -> has.equals(wanted);
            case NE -> !has.equals(wanted);
            case CO -> has.contains(wanted);
            case SW -> has.startsWith(wanted);
            case EW -> has.endsWith(wanted);
            case GT -> has.compareTo(wanted) > 0;
            case GE -> has.compareTo(wanted) >= 0;
            case LT -> has.compareTo(wanted) < 0;
            case LE -> has.compareTo(wanted) <= 0;
        };
    }
}
