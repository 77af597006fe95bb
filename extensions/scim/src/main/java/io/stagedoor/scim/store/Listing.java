package io.stagedoor.scim.store;

import io.stagedoor.database.Statements;
import io.stagedoor.database.StoppedException;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Reads a page, and counts only where the page itself does not tell. */
final class Listing {

    /** Ids are UUIDs in small letters; databases do not agree where signs stand. */
    private static final String BEHIND_ALL = "z";

    private static final int MOST_SECONDS = 1;

    private Listing() {}

    /** Reads it; {@code all} tells how many there are without a filter. */
    static <T> Listed<T> of(
            Statements sql,
            String organization,
            ResourceType type,
            String select,
            ListQuery query,
            LongSupplier all,
            Function<Object[], T> mapper) {
        FilterSql filter = new FilterSql(type);
        String condition = query.filter() == null ? "" : " and " + filter.condition(query.filter());
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.put("organization", organization);
        String order = query.order(type);
        String table = type == ResourceType.USER ? "sd_scim_user" : "sd_scim_group";
        List<T> items = List.of();
        if (query.limit() > 0) {
            Map<String, Object> ofPage = new HashMap<>(parameters);
            String behind = "";
            int offset = query.offset();
            if (query.after() != null) {
                behind = " and r.id > :after";
                ofPage.put("after", query.after());
            } else if (offset > 0 && query.filter() == null && query.sortBy() == null) {
                // What is passed over is counted in the index alone: no document is read on the way.
                behind = " and r.id >= :first";
                ofPage.put("first", idAt(sql, table, organization, offset));
                offset = 0;
            }
            items = asked(sql, select + condition + behind + order, ofPage, offset, query.limit()).stream()
                    .map(mapper)
                    .toList();
            if (query.after() == null && items.size() < query.limit() && (query.offset() == 0 || !items.isEmpty())) {
                return new Listed<>(items, query.offset() + items.size());
            }
        }
        if (query.filter() == null) {
            return new Listed<>(items, all.getAsLong());
        }
        long total = Statements.number(
                asked(
                                sql,
                                "select count(*), 0 from " + table + " r where r.organization_id = :organization"
                                        + condition,
                                parameters,
                                0,
                                0)
                        .getFirst(),
                0);
        return new Listed<>(items, total);
    }

    /**
     * Rows of what a client has put together: the database stops looking after a second. Refuses by {@link ScimRefusal}: 400 tooMany (RFC 7644 3.12).
     */
    static List<Object[]> asked(Statements sql, String statement, Map<String, ?> parameters, int offset, int limit) {
        try {
            return sql.rowsWithin(MOST_SECONDS, statement, parameters, offset, limit);
        } catch (StoppedException e) {
            throw new ScimRefusal(
                    400, "tooMany", "This takes more than a second: filter or sort by fewer or by other attributes.");
        }
    }

    /** The id at that place in the order of creation; behind the last one, one that is behind all. */
    private static String idAt(Statements sql, String table, String organization, int place) {
        List<Object[]> found = sql.rows(
                "select r.id, 0 from " + table + " r where r.organization_id = :organization order by r.id",
                Map.of("organization", organization),
                place,
                1);
        return found.isEmpty() ? BEHIND_ALL : Statements.text(found.getFirst(), 0);
    }
}
