package io.stagedoor.systemtests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A database that can be ended in the middle of whatever it does, as by a power failure, and comes back at the same address with what was committed. */
final class CrashingPostgres implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres running;

    CrashingPostgres(Path data) {
        this.data = data;
        this.port = Ports.free();
        Shell.run("rm", "-rf", data.toString());
        this.running = begin(data, port);
    }

    private static EmbeddedPostgres begin(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    // Tests' databases forget what was committed last, to be fast; this one is to keep it.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the server finds it. */
    Map<String, String> settings() {
        return Map.of(
                "KC_DB", "postgres",
                "KC_DB_URL", "jdbc:postgresql://localhost:" + port + "/postgres",
                "KC_DB_USERNAME", "postgres",
                "KC_DB_PASSWORD", "postgres");
    }

    Connection connection() throws SQLException {
        return running.getPostgresDatabase().getConnection();
    }

    /** Ends it without a word to anybody (PostgreSQL's immediate shutdown: what is not committed is lost), and starts it again. */
    void crash() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            Shell.run("kill", "-QUIT", String.valueOf(pid));
            postmaster.onExit().join();
            running.close();
            running = begin(data, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count(String query) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void run(String statement) {
        try (Connection connection = connection();
                Statement open = connection.createStatement()) {
            open.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
        Shell.run("rm", "-rf", data.toString());
    }
}
