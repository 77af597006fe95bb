package io.stagedoor.serviceaccounts.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements in Keycloak's own transaction, written out: nothing is cached, and each is one look at an index. */
record Sql(EntityManager entities) {

    List<Object[]> rows(String statement, Map<String, ?> parameters) {
        Query query = entities.createNativeQuery(statement, Object[].class);
        parameters.forEach(query::setParameter);
        List<?> found = query.getResultList();
        return found.stream().map(row -> (Object[]) row).toList();
    }

    int update(String statement, Map<String, ?> parameters) {
        Query query = entities.createNativeQuery(statement);
        parameters.forEach(query::setParameter);
        try {
            return query.executeUpdate();
        } catch (PersistenceException e) {
            throw isAboutUniqueness(e) ? new WrittenMeanwhileException(e) : e;
        }
    }

    static long number(Object[] row, int column) {
        return ((Number) row[column]).longValue();
    }

    /** SQLSTATE class 23 (ISO 9075). */
    private static boolean isAboutUniqueness(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith("23")) {
                return true;
            }
        }
        return false;
    }
}
