package io.stagedoor.scim.store;

import io.stagedoor.scim.domain.ScimRefusal;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Statements in Keycloak's own transaction, written out, and sent as they are: what Hibernate makes of a native query costs more than many of
 * them. Parameters are {@code :names}; a collection stands for as many as it has.
 */
record Sql(EntityManager entities) {

    /** So many ids stand in one statement. */
    static final int CHUNK = 500;

    private static final int MOST_SECONDS = 1;

    /** A statement that changes something, and its parameters. */
    record Change(String statement, Map<String, ?> parameters) {}

    private interface Answering<T> {
        T answer(PreparedStatement prepared) throws SQLException;
    }

    List<Object[]> rows(String statement, Map<String, ?> parameters) {
        return rows(statement, parameters, 0, 0);
    }

    /** The rows behind {@code offset}; a {@code limit} of 0 is none. */
    List<Object[]> rows(String statement, Map<String, ?> parameters, int offset, int limit) {
        return run(paged(statement, parameters, offset, limit), Sql::read);
    }

    /**
     * Rows of what a client has put together, on which nobody has looked: the database stops looking after a second. Refuses by {@link ScimRefusal}: 400 tooMany
     * (RFC 7644 3.12).
     */
    List<Object[]> asked(String statement, Map<String, ?> parameters, int offset, int limit) {
        try {
            return run(paged(statement, parameters, offset, limit), prepared -> {
                prepared.setQueryTimeout(MOST_SECONDS);
                return read(prepared);
            });
        } catch (PersistenceException e) {
            throw isStopped(e)
                    ? new ScimRefusal(
                            400,
                            "tooMany",
                            "This takes more than a second: filter or sort by fewer or by other attributes.")
                    : e;
        }
    }

    int update(String statement, Map<String, ?> parameters) {
        return run(new Positions().add(statement, parameters), PreparedStatement::executeUpdate);
    }

    /** Several changes in one conversation with the database, in their order; how many rows each has changed. */
    List<Integer> updateAll(List<Change> changes) {
        Positions positions = new Positions();
        changes.forEach(change -> positions.add(change.statement(), change.parameters()));
        return run(positions, prepared -> {
            List<Integer> counts = new ArrayList<>();
            prepared.execute();
            for (int count = prepared.getUpdateCount(); count >= 0; count = prepared.getUpdateCount()) {
                counts.add(count);
                prepared.getMoreResults();
            }
            return counts;
        });
    }

    private static Positions paged(String statement, Map<String, ?> parameters, int offset, int limit) {
        Positions positions = new Positions().add(statement, parameters);
        return limit > 0 || offset > 0 ? positions.page(offset, limit) : positions;
    }

    /** A value or why there is none: what is thrown inside comes out of Hibernate as something else. */
    private record Outcome<T>(@Nullable T value, @Nullable SQLException failure) {}

    private <T> T run(Positions positions, Answering<T> answering) {
        entities.flush(); // what Keycloak's model has changed and not written yet
        Outcome<T> outcome = entities.callWithConnection((Connection connection) -> {
            try (PreparedStatement prepared = connection.prepareStatement(positions.statement())) {
                positions.fill(prepared);
                return new Outcome<>(answering.answer(prepared), null);
            } catch (SQLException e) {
                return new Outcome<>(null, e);
            }
        });
        if (outcome.failure() != null) {
            throw isAboutOthers(outcome.failure())
                    ? new WrittenMeanwhileException(outcome.failure())
                    : new PersistenceException(outcome.failure());
        }
        return Objects.requireNonNull(outcome.value());
    }

    private static List<Object[]> read(PreparedStatement prepared) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet found = prepared.executeQuery()) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
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
