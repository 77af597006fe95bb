package io.stagedoor.provisioning.store;

import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements, and how rows of departures are read. */
final class Sql {

    private final Statements statements;

    Sql(EntityManager entities) {
        this.statements = new Statements(entities);
    }

    EntityManager entities() {
        return statements.entities();
    }

    List<Object[]> rows(String statement, Map<String, ?> parameters, int most) {
        return statements.rows(statement, parameters, 0, most);
    }

    /** Ids, and a second column that is not looked at. */
    List<String> ids(String statement, Map<String, ?> parameters, int most) {
        return rows(statement, parameters, most).stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    int update(String statement, Map<String, ?> parameters) {
        return statements.update(statement, parameters);
    }

    static long number(Object[] row, int column) {
        return Statements.number(row, column);
    }

    static String text(Object[] row, int column) {
        return String.valueOf(row[column]);
    }

    static @Nullable Instant instant(Object[] row, int column) {
        long millis = number(row, column);
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
