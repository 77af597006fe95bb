package io.stagedoor.teams.store;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people are called, for lists that would otherwise be ids. */
public final class PeopleNames {

    private final Sql sql;

    public PeopleNames(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    /** First and last name, else the e-mail address; whoever has none of them is left out. One statement, however many. */
    public Map<String, String> of(Collection<String> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return sql
                .rows(
                        "select u.id, u.first_name, u.last_name, u.email from user_entity u where u.id in (:people)",
                        Map.of("people", people))
                .stream()
                .filter(row -> !name(row).isEmpty())
                .collect(Collectors.toUnmodifiableMap(row -> row.text(0), PeopleNames::name));
    }

    private static String name(Sql.Row row) {
        String name = Stream.of(1, 2)
                .map(row.columns()::get)
                .map(part -> part instanceof String text ? text.strip() : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return !name.isEmpty() ? name : row.columns().get(3) instanceof String email ? email : "";
    }
}
