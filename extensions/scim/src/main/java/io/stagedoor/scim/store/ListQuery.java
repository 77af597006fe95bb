package io.stagedoor.scim.store;

import io.stagedoor.scim.domain.AttributePath;
import io.stagedoor.scim.domain.Filter;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What of an organization's resources is asked for.
 *
 * @param filter null for all
 * @param sortBy null for the order in which they were made
 * @param after id behind which to begin, in that order; null to begin at {@code offset}
 */
public record ListQuery(
        @Nullable Filter filter,
        @Nullable AttributePath sortBy,
        boolean descending,
        int offset,
        @Nullable String after,
        int limit) {

    /** Refuses by {@link ScimRefusal}: 400 where there is no order of that kind. */
    String order(ResourceType type) {
        if (sortBy == null) {
            return " order by r.id";
        }
        Columns columns = Columns.of(type);
        String column = columns.column(sortBy)
                .or(() -> columns.values(sortBy)
                        .flatMap(values -> values.column(sortBy.compared()
                                        .map(found -> found.name())
                                        .orElse(""))
                                .map(value -> "(select " + first(values, value) + " from " + values.from() + ")")))
                .orElseThrow(() -> ScimRefusal.invalidValue("Nothing is sorted by " + sortBy.word() + " here."));
        boolean text = sortBy.compared()
                .filter(found -> found.type() == io.stagedoor.scim.domain.Attribute.Type.STRING)
                .isPresent();
        // RFC 7644 3.4.2.3: what is not there comes last, and first where the order is turned round.
        String direction = descending ? " desc" : "";
        String absent = text ? "case when coalesce(" + column + ", '') = '' then 1 else 0 end" + direction + ", " : "";
        return " order by " + absent + column + direction + ", r.id";
    }

    /** RFC 7644 3.4.2.3: of several values the primary one counts; where none is, the least. */
    private static String first(Columns.Values values, String value) {
        return values.column("primary")
                .map(primary -> "coalesce(min(case when " + primary + " then " + value + " end), min(" + value + "))")
                .orElse("min(" + value + ")");
    }
}
