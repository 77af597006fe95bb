package io.stagedoor.people.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements in Keycloak's own transaction, with at least two columns each. */
final class Sql {

    private final EntityManager entities;

    Sql(EntityManager entities) {
        this.entities = entities;
    }

    /** @param limit 0 for none */
    List<Row> rows(String sql, Map<String, ?> parameters, int limit) {
        Query query = entities.createNativeQuery(sql, Object[].class);
        parameters.forEach(query::setParameter);
        if (limit > 0) {
            query.setMaxResults(limit);
        }
        List<?> found = query.getResultList();
        return found.stream().map(row -> new Row(Arrays.asList((Object[]) row))).toList();
    }

    int update(String sql, Map<String, ?> parameters) {
        Query query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
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
