package io.stagedoor.teams.store;

import io.stagedoor.database.Statements;
import io.stagedoor.teams.domain.Projects;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements rather than entities: each is one look at an index. And how rows of teams are read. */
final class Sql {

    /** What never ends; so that 'still live' is one comparison and no column is null. */
    private static final long NEVER = Long.MAX_VALUE;

    private final Statements statements;

    Sql(EntityManager entities) {
        this.statements = new Statements(entities);
    }

    List<Row> rows(String sql, Map<String, ?> parameters) {
        return rows(sql, parameters, 0);
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
