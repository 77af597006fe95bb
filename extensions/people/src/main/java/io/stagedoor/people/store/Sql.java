package io.stagedoor.people.store;

import io.stagedoor.database.Statements;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements, and how rows of people are read. */
final class Sql {

    private final Statements statements;

    Sql(EntityManager entities) {
        this.statements = new Statements(entities);
    }

    /** @param limit 0 for none */
    List<Row> rows(String sql, Map<String, ?> parameters, int limit) {
        return statements.rows(sql, parameters, 0, limit).stream()
                .map(row -> new Row(Arrays.asList(row)))
                .toList();
    }

    int update(String sql, Map<String, ?> parameters) {
        return statements.update(sql, parameters);
    }

    /** One row of an answer. */
    record Row(List<@Nullable Object> columns) {

        String text(int column) {
            return String.valueOf(columns.get(column));
        }

        @Nullable
        String textOrNull(int column) {
            return (String) columns.get(column);
        }

        long number(int column) {
            return columns.get(column) instanceof Number number ? number.longValue() : 0;
        }

        boolean flag(int column) {
            return Boolean.TRUE.equals(columns.get(column));
        }
    }
}
