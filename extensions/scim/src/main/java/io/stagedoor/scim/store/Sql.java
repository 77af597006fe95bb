package io.stagedoor.scim.store;

import io.stagedoor.scim.domain.ScimRefusal;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements in Keycloak's own transaction, written out. */
record Sql(EntityManager entities) {

    /** So many ids stand in one statement. */
    static final int CHUNK = 500;

    private static final int MOST_MILLIS = 1000;

    List<Object[]> rows(String statement, Map<String, ?> parameters) {
        return rows(statement, parameters, 0, 0);
    }

    /** The rows behind {@code offset}; a {@code limit} of 0 is none. */
    List<Object[]> rows(String statement, Map<String, ?> parameters, int offset, int limit) {
        return read(entities.createNativeQuery(statement, Object[].class), parameters, offset, limit);
    }

    private static List<Object[]> read(Query query, Map<String, ?> parameters, int offset, int limit) {
        parameters.forEach(query::setParameter);
        if (offset > 0) {
            query.setFirstResult(offset);
        }
        if (limit > 0) {
            query.setMaxResults(limit);
        }
        try {
            List<?> found = query.getResultList();
            return found.stream().map(row -> (Object[]) row).toList();
        } catch (PersistenceException e) {
            throw isAboutOthers(e) ? new WrittenMeanwhileException(e) : e;
        }
    }

    /**
     * Rows of what a client has put together, on which nobody has looked: the database stops looking after a second. Refuses by {@link ScimRefusal}: 400 tooMany
     * (RFC 7644 3.12).
     */
    List<Object[]> asked(String statement, Map<String, ?> parameters, int offset, int limit) {
        Query query = entities.createNativeQuery(statement, Object[].class)
                .setHint("jakarta.persistence.query.timeout", MOST_MILLIS);
        try {
            return read(query, parameters, offset, limit);
        } catch (PersistenceException e) {
            throw isStopped(e)
                    ? new ScimRefusal(
                            400,
                            "tooMany",
                            "This takes more than a second: filter or sort by fewer or by other attributes.")
                    : e;
        }
    }

    /** SQLSTATE 57014: a statement was stopped. */
    private static boolean isStopped(Throwable thrown) {
        int depth = 0;
        for (@Nullable Throwable cause = thrown; cause != null && depth++ < 20; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "57014".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    int update(String statement, Map<String, ?> parameters) {
        Query query = entities.createNativeQuery(statement);
        parameters.forEach(query::setParameter);
        try {
            return query.executeUpdate();
        } catch (PersistenceException e) {
            throw isAboutOthers(e) ? new WrittenMeanwhileException(e) : e;
        }
    }

    static long number(Object[] row, int column) {
        return ((Number) row[column]).longValue();
    }

    static String text(Object[] row, int column) {
        Object value = row[column];
        return value == null ? "" : value.toString();
    }

    static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** Whether trying again may help. */
    public static boolean isAboutOthers(Throwable thrown) {
        int depth = 0;
        for (@Nullable Throwable cause = thrown; cause != null && depth++ < 20; cause = cause.getCause()) {
            if (cause instanceof WrittenMeanwhileException
                    || cause instanceof jakarta.persistence.OptimisticLockException
                    || (cause instanceof SQLException sql && isAboutOthers(sql))) {
                return true;
            }
        }
        return false;
    }

    /** SQLSTATE (ISO 9075) 23505 is a key that is there already, class 40 a deadlock or a conflict, HYT00 and 55P03 waited in vain. */
    private static boolean isAboutOthers(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("23") || state.startsWith("40") || state.equals("HYT00") || state.equals("55P03");
    }
}
