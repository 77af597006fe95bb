package io.stagedoor.people.store;

import jakarta.persistence.EntityManager;
import java.util.Map;

/** Whether somebody is enabled as of now: what the transaction has read of them before may be older. */
public final class Enabled {

    private final Sql sql;

    public Enabled(EntityManager entities) {
        this.sql = new Sql(entities);
    }

    public boolean is(String person) {
        return sql
                .rows("select u.enabled, u.id from user_entity u where u.id = :person", Map.of("person", person), 1)
                .stream()
                .anyMatch(row -> row.flag(0));
    }
}
