package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The server is killed (SIGKILL) between the commit of a change and the delivery of its signal: the gateway hears of it all the same. */
class SignalsSurviveAKillIT {

    private static final String ORGANIZATION = "initech";
    /** {@code ./stagedoor test --long} kills more often. */
    private static final int ROUNDS = Integer.getInteger("stagedoor.kills", 1);

    private final Path data = Installation.TARGET.resolve("killed");

    @Test
    void noSignalIsLost() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> database = Map.of(
                    "KC_DB", "postgres",
                    "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "KC_DB_USERNAME", "postgres",
                    "KC_DB_PASSWORD", "postgres");
            try (Installation installation = Installation.own(data, database);
                    ForwardAuthProcess gateway = ForwardAuthProcess.listening(installation)) {
                TestPeople people = new TestPeople(installation);
                Person person = people.create("killed", ORGANIZATION);
                String team = StudioApi.asOperator(installation).createTeam(ORGANIZATION, "Kill");
                StudioApi.asOperator(installation).giveTeamRole(ORGANIZATION, team, person.id(), "administrator");
                JsonNode tokens = people.signIn(person);
                for (int round = 0; round < ROUNDS; round++) {
                    assertThat(gateway.verify(tokens)).isEqualTo(200);
                    holdDispatching(postgres, () -> {
                        StudioApi.asOperator(installation).giveTeamRole(ORGANIZATION, team, person.id(), "follower");
                        kill(installation);
                    });
                    assertThat(undelivered(postgres)).isPositive();

                    installation.start(database, "--without", "okta", "--without", "demo", "--without", "gateway");

                    JsonNode old = tokens;
                    Eventually.get(
                            "the signal that was written before the kill",
                            () -> gateway.verify(old) == 401 ? Optional.of(true) : Optional.empty(),
                            60);
                    StudioApi.asOperator(installation).giveTeamRole(ORGANIZATION, team, person.id(), "administrator");
                    tokens = people.refresh(tokens);
                }
            }
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    /** Keeps the dispatcher's row locked meanwhile, so that the kill surely comes before the delivery. */
    private static void holdDispatching(EmbeddedPostgres postgres, Change change) throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("select * from sd_signal_cursor for update").close();
            change.make();
            connection.rollback();
        }
    }

    private static long undelivered(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from sd_signal where feed_position is null")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void kill(Installation installation) throws IOException {
        long pid = Long.parseLong(
                Files.readString(installation.data.resolve("run/server.pid")).split(" ", -1)[0]);
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        server.onExit().join();
    }
}
