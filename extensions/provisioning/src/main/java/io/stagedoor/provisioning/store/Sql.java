package io.stagedoor.provisioning.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements in Keycloak's own transaction, written out: nothing is cached, and each is one look at an index. */
record Sql(EntityManager entities) {

    List<Object[]> rows(String statement, Map<String, ?> parameters, int most) {
        Query query = entities.createNativeQuery(statement, Object[].class).setMaxResults(most);
        parameters.forEach(query::setParameter);
        List<?> found = query.getResultList();
        return found.stream().map(row -> (Object[]) row).toList();
    }

    /** Ids, and a second column that is not looked at. */
    List<String> ids(String statement, Map<String, ?> parameters, int most) {
        return rows(statement, parameters, most).stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    int update(String statement, Map<String, ?> parameters) {
        Query query = entities.createNativeQuery(statement);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    static long number(Object[] row, int column) {
        return ((Number) row[column]).longValue();
    }

    static String text(Object[] row, int column) {
        return String.valueOf(row[column]);
    }

    static @Nullable Instant instant(Object[] row, int column) {
        long millis = number(row, column);
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
