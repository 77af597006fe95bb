package io.stagedoor.scim.store;

import io.stagedoor.scim.domain.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Reads a page, and counts only where the page itself does not tell. */
final class Listing {

    private Listing() {}

    /** Reads it; {@code all} tells how many there are without a filter. */
    static <T> Listed<T> of(
            Sql sql,
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
        List<T> items = List.of();
        if (query.limit() > 0) {
            Map<String, Object> ofPage = new HashMap<>(parameters);
            String behind = "";
            if (query.after() != null) {
                behind = " and r.id > :after";
                ofPage.put("after", query.after());
            }
            items = sql.rows(select + condition + behind + order, ofPage, query.offset(), query.limit()).stream()
                    .map(mapper)
                    .toList();
            if (query.after() == null && items.size() < query.limit() && (query.offset() == 0 || !items.isEmpty())) {
                return new Listed<>(items, query.offset() + items.size());
            }
        }
        if (query.filter() == null) {
            return new Listed<>(items, all.getAsLong());
        }
        String table = type == ResourceType.USER ? "sd_scim_user" : "sd_scim_group";
        long total = Sql.number(
                sql.rows(
                                "select count(*), 0 from " + table + " r where r.organization_id = :organization"
                                        + condition,
                                parameters)
                        .getFirst(),
                0);
        return new Listed<>(items, total);
    }
}
