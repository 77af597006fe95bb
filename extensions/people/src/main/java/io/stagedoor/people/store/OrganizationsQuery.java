package io.stagedoor.people.store;

import io.stagedoor.people.domain.PeopleFilter;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All organizations of a realm, in the order of aliases. */
public final class OrganizationsQuery {

    /** One organization. */
    public record Found(String id, String alias, String name, boolean enabled) {}

    private final Sql sql;
    private final String realmId;

    public OrganizationsQuery(EntityManager entities, String realmId) {
        this.sql = new Sql(entities);
        this.realmId = realmId;
    }

    /** Behind that alias. */
    public List<Found> page(PeopleFilter filter, @Nullable String after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("realm", realmId));
        String narrowed = "";
        if (!filter.search().isEmpty()) {
            narrowed += " and (lower(o.alias) like :search escape '!' or lower(o.name) like :search escape '!')";
            parameters.put("search", filter.pattern());
        }
        if (after != null) {
            narrowed += " and o.alias > :after";
            parameters.put("after", after);
        }
        return sql
                .rows(
                        "select o.id, o.alias, o.name, o.enabled from org o where o.realm_id = :realm" + narrowed
                                + " order by o.alias",
                        parameters,
                        limit)
                .stream()
                .map(row -> new Found(row.text(0), row.text(1), row.text(2), row.flag(3)))
                .toList();
    }
}
