package io.stagedoor.people.store;

import io.stagedoor.administration.domain.ProvedDomains;
import io.stagedoor.people.domain.Factors;
import io.stagedoor.people.domain.PeopleFilter;
import io.stagedoor.people.domain.Position;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The people of one organization, a page at a time: one statement for the page and one for each thing that is said of the people on it, however
 * many people there are. Keycloak's own provider would load each person by themselves. Reads Keycloak's tables, which {@code
 * PeopleIT} pins at the real server.
 */
public final class PeopleQuery {

    /**
     * One person.
     *
     * @param name what they are ordered by
     */
    public record Found(
            String id,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled,
            boolean managed,
            boolean emailVerified,
            String name) {

        public Position position() {
            return new Position(id, name);
        }
    }

    /** Short, so that a cursor is; people whose names begin alike are ordered by id. */
    private static final String NAME =
            "lower(substring(coalesce(u.last_name, '') || ' ' || coalesce(u.first_name, ''), 1, 60))";

    private static final String MANAGED_SOMEWHERE = "select o.user_id, o.membership_type from user_group_membership o"
            + " where o.membership_type = 'MANAGED' and o.user_id";

    private final Sql sql;
    private final String group;
    private final ProvedDomains domains;

    /**
     * @param group id of the group that stands for the organization in Keycloak
     * @param domains that the organization has proved
     */
    public PeopleQuery(EntityManager entities, String group, ProvedDomains domains) {
        this.sql = new Sql(entities);
        this.group = group;
        this.domains = domains;
    }

    /** In the order of names, behind that position. */
    public List<Found> page(PeopleFilter filter, Set<String> administrators, @Nullable Position after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("organizationGroup", group));
        StringBuilder statement = new StringBuilder("select u.id, u.email, u.first_name, u.last_name, u.enabled,"
                + " m.membership_type, u.email_verified, " + NAME + " as sort_name"
                + " from user_group_membership m join user_entity u on u.id = m.user_id"
                + " where m.group_id = :organizationGroup and u.service_account_client_link is null");
        if (!filter.search().isEmpty()) {
            statement.append(
                    " and (lower(u.email) like :search escape '!'"
                            + " or lower(coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, '')) like :search escape '!')");
            parameters.put("search", filter.pattern());
        }
        switch (filter.show()) {
            case ALL -> {}
            case SUSPENDED -> statement.append(" and u.enabled = false and ").append(home(parameters));
            case GUESTS -> statement.append(" and not ").append(home(parameters));
            case WITHOUT_SECOND_FACTOR -> {
                statement
                        .append(
                                " and not exists (select 1 from credential c where c.user_id = u.id and c.type in (:second)) and ")
                        .append(home(parameters));
                parameters.put("second", Factors.SECOND);
            }
            case ADMINISTRATORS -> {
                if (administrators.isEmpty()) {
                    return List.of();
                }
                statement.append(" and u.id in (:administrators)");
                parameters.put("administrators", administrators);
            }
        }
        if (after != null) {
            statement.append(" and (" + NAME + " > :name or (" + NAME + " = :name and u.id > :id))");
            parameters.put("name", after.name());
            parameters.put("id", after.id());
        }
        return sql.rows(statement.append(" order by sort_name, u.id").toString(), parameters, limit).stream()
                .map(PeopleQuery::found)
                .toList();
    }

    /** Which of those are at home in this organization. */
    public Set<String> atHome(Collection<Found> people) {
        List<String> byAddress = people.stream()
                .filter(person -> !person.managed() && person.emailVerified() && domains.contain(person.email()))
                .map(Found::id)
                .toList();
        Set<String> elsewhere = ids(byAddress, MANAGED_SOMEWHERE + " in (:people)", Map.of());
        return people.stream()
                .filter(person ->
                        person.managed() || (byAddress.contains(person.id()) && !elsewhere.contains(person.id())))
                .map(Found::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which of those have a second factor. */
    public Set<String> withSecondFactor(Collection<String> people) {
        return ids(
                people,
                "select distinct c.user_id, c.type from credential c where c.user_id in (:people) and c.type in (:second)",
                Map.of("second", Factors.SECOND));
    }

    /** The rule of {@code HomeOrganization}, as a condition. */
    private String home(Map<String, Object> parameters) {
        List<String> matches = new ArrayList<>();
        for (String domain : domains.names()) {
            boolean below = domain.startsWith("*.");
            String name = PeopleFilter.literal(below ? domain.substring(2) : domain);
            matches.add(match(parameters, "%@" + name));
            if (below) {
                matches.add(match(parameters, "%@%." + name));
            }
        }
        return matches.isEmpty()
                ? "(m.membership_type = 'MANAGED')"
                : "(m.membership_type = 'MANAGED' or (u.email_verified = true and (" + String.join(" or ", matches)
                        + ") and not exists (" + MANAGED_SOMEWHERE + " = u.id)))";
    }

    private static String match(Map<String, Object> parameters, String pattern) {
        String name = "domain" + parameters.size();
        parameters.put(name, pattern);
        // Somebody without an address is at home nowhere; 'not' would make neither true nor false of them.
        return "lower(coalesce(u.email, '')) like :" + name + " escape '!'";
    }

    private Set<String> ids(Collection<String> people, String statement, Map<String, ?> more) {
        if (people.isEmpty()) {
            return Set.of();
        }
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("people", people);
        return sql.rows(statement, parameters, 0).stream()
                .map(row -> row.text(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Found found(Sql.Row row) {
        return new Found(
                row.text(0),
                row.textOrNull(1),
                row.textOrNull(2),
                row.textOrNull(3),
                row.flag(4),
                row.text(5).equals("MANAGED"),
                row.flag(6),
                row.text(7));
    }
}
