package io.stagedoor.teams.store;

import io.stagedoor.teams.domain.Projects;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements in Keycloak's own transaction. Written out rather than as entities: each is one indexed statement, and nothing is cached. */
final class Sql {

    /** What never ends; so that 'still live' is one comparison and no column is null. */
    private static final long NEVER = Long.MAX_VALUE;

    private final EntityManager entities;

    Sql(EntityManager entities) {
        this.entities = entities;
    }

    List<Row> rows(String sql, Map<String, ?> parameters) {
        return rows(sql, parameters, 0);
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
        try {
            return query.executeUpdate();
        } catch (PersistenceException e) {
            throw isAboutUniqueness(e) ? new WrittenMeanwhileException(e) : e;
        }
    }

    /** SQLSTATE class 23 (ISO 9075): integrity constraint violation. No foreign keys here: only keys that are there already. */
    private static boolean isAboutUniqueness(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith("23")) {
                return true;
            }
        }
        return false;
    }

    static long millis(@Nullable Instant end) {
        return end == null ? NEVER : end.toEpochMilli();
    }

    static String words(Projects projects) {
        return String.join(" ", projects.sorted());
    }

    /** One row of an answer. */
    record Row(List<?> columns) {

        String text(int column) {
            return (String) columns.get(column);
        }

        long number(int column) {
            return ((Number) columns.get(column)).longValue();
        }

        Set<String> words(int column) {
            return Arrays.stream(text(column).split(" "))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        Projects projects(int column) {
            Set<String> ids = words(column);
            return ids.isEmpty() ? Projects.ALL : new Projects(ids);
        }

        @Nullable
        Instant end(int column) {
            return number(column) == NEVER ? null : Instant.ofEpochMilli(number(column));
        }
    }
}
