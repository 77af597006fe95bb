package io.stagedoor.database;

import jakarta.persistence.EntityManager;
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
 * Statements in Keycloak's own transaction, written out, and sent as they are: nothing is cached, and what Hibernate makes of a native query costs more
 * than many of them. Parameters are {@code :names}; a collection stands for as many as it has.
 */
public record Statements(EntityManager entities) {

    /** So many ids stand in one statement. */
    public static final int CHUNK = 500;

    /** A statement that changes something, and its parameters. */
    public record Change(String statement, Map<String, ?> parameters) {}

    private interface Answering<T> {
        T answer(PreparedStatement prepared) throws SQLException;
    }

    /** All rows; numbers, texts and truth values as the database's driver gives them. */
    public List<Object[]> rows(String statement, Map<String, ?> parameters) {
        return rows(statement, parameters, 0, 0);
    }

    /** The rows behind {@code offset}; a {@code limit} of 0 is none. */
    public List<Object[]> rows(String statement, Map<String, ?> parameters, int offset, int limit) {
        return run(paged(statement, parameters, offset, limit), Statements::read);
    }

    /**
     * The same for what somebody outside has put together, on which nobody of us has looked.
     *
     * @throws StoppedException where it takes longer than so many seconds
     */
    public List<Object[]> rowsWithin(int seconds, String statement, Map<String, ?> parameters, int offset, int limit) {
        return run(paged(statement, parameters, offset, limit), prepared -> {
            prepared.setQueryTimeout(seconds);
            return read(prepared);
        });
    }

    /**
     * How many rows have changed.
     *
     * @throws WrittenMeanwhileException where a constraint or another transaction stands against it
     */
    public int update(String statement, Map<String, ?> parameters) {
        return run(new Positions().add(statement, parameters), PreparedStatement::executeUpdate);
    }

    /** Several changes in one conversation with the database, in their order; how many rows each has changed. */
    public List<Integer> updateAll(List<Change> changes) {
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

    /** The same statement, with a {@code ?} for each of a row's values, for several rows in one conversation. What Keycloak has not written yet stays so. */
    public void insertAll(String statement, List<Object[]> rows) {
        send(statement, prepared -> {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    prepared.setObject(i + 1, row[i]);
                }
                prepared.addBatch();
            }
            return prepared.executeBatch();
        });
    }

    private static Positions paged(String statement, Map<String, ?> parameters, int offset, int limit) {
        Positions positions = new Positions().add(statement, parameters);
        return limit > 0 || offset > 0 ? positions.page(offset, limit) : positions;
    }

    private <T> T run(Positions positions, Answering<T> answering) {
        entities.flush(); // what Keycloak's model has changed and not written yet
        return send(positions.statement(), prepared -> {
            positions.fill(prepared);
            return answering.answer(prepared);
        });
    }

    /** A value or why there is none: what is thrown inside comes out of Hibernate as something else. */
    private record Outcome<T>(@Nullable T value, @Nullable SQLException failure) {}

    private <T> T send(String statement, Answering<T> answering) {
        Outcome<T> outcome = entities.callWithConnection((Connection connection) -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                withoutTimer(prepared);
                return new Outcome<>(answering.answer(prepared), null);
            } catch (SQLException e) {
                return new Outcome<>(null, e);
            }
        });
        if (outcome.failure() != null) {
            throw Conflicts.told(outcome.failure());
        }
        return Objects.requireNonNull(outcome.value());
    }

    /**
     * Keycloak lets the driver keep a timer for each statement, as long as its longest transaction. Starting and stopping it wakes a thread, which costs as much as
     * a look at an index does. Whatever hangs, a lock or a network, ends a second later all the same: by the network timeout that Keycloak gives each connection as it is taken
     * from the pool.
     */
    private static void withoutTimer(PreparedStatement prepared) throws SQLException {
        prepared.setQueryTimeout(0);
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

    public static long number(Object[] row, int column) {
        return ((Number) row[column]).longValue();
    }

    public static int count(Object[] row, int column) {
        return Math.toIntExact(number(row, column));
    }

    /** Empty for null. */
    public static String text(Object[] row, int column) {
        Object value = row[column];
        return value == null ? "" : value.toString();
    }

    public static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = List.copyOf(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }
}
