package io.stagedoor.scim.domain;

import io.stagedoor.scim.domain.Filter.Operator;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter as one kind of resource understands it: what is the same for all of a kind ({@code schemas}, {@code meta.resourceType}) is decided
 * here, so that only what differs is asked of the database.
 *
 * @param amongOthers whether other kinds are asked the same: what only they have is then absent here (RFC 7644 3.4.2.1)
 */
public record Understanding(ResourceType type, boolean amongOthers) {

    private static final String SCHEMAS = "schemas";
    private static final String RESOURCE_TYPE = "meta.resourceType";

    /** Every resource has an id. */
    private static final Filter ALL = new Filter.Present("id");

    private static final Filter NONE = new Filter.Not(ALL);

    /** Refuses by {@link ScimRefusal}: 400 invalidFilter. */
    public Filter of(Filter filter) {
        return switch (filter) {
            case Filter.And(Filter left, Filter right) -> new Filter.And(of(left), of(right));
            case Filter.Or(Filter left, Filter right) -> new Filter.Or(of(left), of(right));
            case Filter.Not(Filter inner) -> new Filter.Not(of(inner));
            case Filter.Present(String path) -> isFixed(path) ? ALL : isOnlyElsewhere(path) ? NONE : filter;
            case Filter.Element(String path, Filter inner) -> isOnlyElsewhere(path) ? NONE : filter;
            case Filter.Comparison comparison -> compared(comparison);
        };
    }

    private Filter compared(Filter.Comparison comparison) {
        @Nullable Object value = comparison.value();
        if (isFixed(comparison.path())) {
            return value == null ? againstNull(comparison.operator(), true) : fixed(comparison, value.toString());
        }
        if (isOnlyElsewhere(comparison.path())) {
            // Nothing is unequal to every value.
            return value == null
                    ? againstNull(comparison.operator(), false)
                    : comparison.operator() == Operator.NE ? ALL : NONE;
        }
        return comparison;
    }

    private static Filter againstNull(Operator operator, boolean isThere) {
        return switch (operator) {
            case EQ -> isThere ? NONE : ALL;
            case NE -> isThere ? ALL : NONE;
            default -> throw ScimRefusal.invalidFilter("null is compared by eq and ne.");
        };
    }

    private Filter fixed(Filter.Comparison comparison, String value) {
        BiPredicate<String, String> holds = switch (comparison.operator()) {
            case EQ, NE -> String::equalsIgnoreCase;
            case CO -> (has, wanted) -> lower(has).contains(lower(wanted));
            case SW -> (has, wanted) -> lower(has).startsWith(lower(wanted));
            case EW -> (has, wanted) -> lower(has).endsWith(lower(wanted));
            case GT, GE, LT, LE -> throw ScimRefusal.invalidFilter("'" + comparison.path() + "' has no order.");
        };
        Filter found = own(comparison.path()).equalsIgnoreCase(SCHEMAS)
                ? named(holds, value)
                : holds.test(type.word(), value) ? ALL : NONE;
        return comparison.operator() == Operator.NE ? new Filter.Not(found) : found;
    }

    /** A resource names its own schema, and those extensions that it has something of. */
    private Filter named(BiPredicate<String, String> holds, String value) {
        if (holds.test(type.schema().id(), value)) {
            return ALL;
        }
        return type.extensions().stream()
                .filter(extension -> holds.test(extension.id(), value))
                .flatMap(extension -> extension.attributes().stream()
                        .<Filter>map(attribute -> new Filter.Present(extension.id() + ":" + attribute.name())))
                .reduce(Filter.Or::new)
                .orElse(NONE);
    }

    private boolean isFixed(String path) {
        return Stream.of(SCHEMAS, RESOURCE_TYPE).anyMatch(own(path)::equalsIgnoreCase);
    }

    private boolean isOnlyElsewhere(String path) {
        return amongOthers
                && AttributePath.find(type, path).isEmpty()
                && Arrays.stream(ResourceType.values())
                        .anyMatch(other -> AttributePath.find(other, path).isPresent());
    }

    private String own(String path) {
        String prefix = type.schema().id() + ":";
        return path.regionMatches(true, 0, prefix, 0, prefix.length()) ? path.substring(prefix.length()) : path;
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
