package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The server is killed (SIGKILL) at each step of somebody's departure: nothing is lost, nothing is done twice. A step is held from outside, by a trigger of the test's
 * own in the database that waits for a lock; the server is killed while it waits there.
 */
class DeparturesSurviveAKillIT {

    private static final String ORGANIZATION = "initech";
    private static final int LOCK = 4711;

    /**
     * Where it is held.
     *
     * @param table and {@code operation}: which statement of the server waits
     * @param committed whether the departure itself has been committed by then
     */
    private record Hold(String name, String table, String operation, boolean committed) {}

    private static final List<Hold> HOLDS = List.of(
            new Hold("before the commit", "sd_deprovision_receipt", "insert", false),
            new Hold("before the removal of sessions", "sd_session_end_job", "update", true),
            new Hold("with half of the steps written", "sd_deprovision_step", "insert", false),
            new Hold("after the removal of sessions, before the receipt says so", "sd_session_end_job", "delete", true),
            new Hold("between the steps of the receipt", "sd_deprovision_step", "update", true),
            new Hold("before the signal's delivery", "sd_signal", "update", true));

    /** {@code ./stagedoor test --long} kills at each of them. */
    private static final int KILLS = Math.min(HOLDS.size(), 1 + Integer.getInteger("stagedoor.kills", 1));

    private final Path data = Installation.TARGET.resolve("killed-departures");

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> database = Map.of(
                    "KC_DB", "postgres",
                    "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "KC_DB_USERNAME", "postgres",
                    "KC_DB_PASSWORD", "postgres");
            try (Installation installation = Installation.own(data, database);
                    ForwardAuthProcess gateway = ForwardAuthProcess.listening(installation)) {
                for (int i = 0; i < KILLS; i++) {
                    killAt(HOLDS.get(i), "killed-" + i, postgres, installation, gateway, database);
                }
            }
        }
    }

    /** In Screening Room's place: a receipt is complete when the applications have answered, too. */
    private record Application(HttpServer server, AtomicInteger told) implements AutoCloseable {

        static Application of(Installation installation) throws IOException {
            int port = URI.create(installation.screeningRoom()).getPort();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            AtomicInteger told = new AtomicInteger();
            server.createContext("/", exchange -> {
                told.incrementAndGet();
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            server.start();
            return new Application(server, told);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static void killAt(
            Hold hold,
            String name,
            EmbeddedPostgres postgres,
            Installation installation,
            ForwardAuthProcess gateway,
            Map<String, String> database)
            throws SQLException, IOException {
        TestPeople people = new TestPeople(installation);
        Person person = people.create(name, ORGANIZATION);
        JsonNode tokens = people.signIn(person);
        assertThat(gateway.verify(tokens)).as(hold.name()).isEqualTo(200);
        PeopleCalls calls = new PeopleCalls(installation, ORGANIZATION);
        StudioApi operator = StudioApi.asOperator(installation);
        try (Connection holder = postgres.getPostgresDatabase().getConnection();
                Statement lock = holder.createStatement()) {
            lock.execute("select pg_advisory_lock(" + LOCK + ")");
            run(postgres, """
                    create or replace function held() returns trigger as $$
                    begin perform pg_advisory_xact_lock(%d); return coalesce(new, old); end $$ language plpgsql""".formatted(LOCK));
            run(
                    postgres,
                    "create trigger held before " + hold.operation() + " on " + hold.table()
                            + " for each row execute function held()");
            CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> calls.suspend(operator, person));
            Eventually.get(
                    hold.name(),
                    () -> count(postgres, "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                    > 0
                            ? Optional.of(true)
                            : Optional.empty());
            if (hold.committed()) {
                assertThat(asked.join()).as(hold.name()).isEqualTo(200);
            }
            kill(installation);
            asked.handle((status, failure) -> true).join();
        }
        Eventually.get(
                "the database to notice",
                () -> count(postgres, "select count(*) from pg_locks where locktype = 'advisory'") == 0
                        ? Optional.of(true)
                        : Optional.empty());
        run(postgres, "drop trigger held on " + hold.table());
        assertThat(receipts(postgres, person)).as(hold.name()).isEqualTo(hold.committed() ? 1 : 0);

        installation.start(database, "--without", "okta", "--without", "demo", "--without", "gateway");

        if (!hold.committed()) {
            assertThat(calls.suspend(StudioApi.asOperator(installation), person))
                    .isEqualTo(200);
        }
        try (Application application = Application.of(installation)) {
            ends(hold, person, postgres, gateway, tokens);
            assertThat(application.told().get()).as(hold.name()).isPositive();
        }
        assertNothingTwice(hold, person, postgres);
        StudioApi.asOperator(installation).call("DELETE", calls.person(person) + "/suspension", null, Map.of());
        assertThat(refreshes(people, tokens))
                .as("an old refresh token: " + hold.name())
                .isFalse();
    }

    private static void ends(
            Hold hold, Person person, EmbeddedPostgres postgres, ForwardAuthProcess gateway, JsonNode tokens) {
        Eventually.get(
                "the gateway to refuse: " + hold.name(),
                () -> gateway.verify(tokens) == 401 ? Optional.of(true) : Optional.empty(),
                60);
        Eventually.get(
                "the receipt to be complete: " + hold.name(),
                () -> count(
                                        postgres,
                                        "select count(*) from sd_deprovision_receipt where state = 'COMPLETE' and person_id = '"
                                                + person.id() + "'")
                                == 1
                        ? Optional.of(true)
                        : Optional.empty(),
                180);
    }

    private static void assertNothingTwice(Hold hold, Person person, EmbeddedPostgres postgres) {
        assertThat(receipts(postgres, person)).as(hold.name()).isEqualTo(1);
        assertThat(count(
                        postgres,
                        "select coalesce(sum(s.counted), 0) from sd_deprovision_step s join sd_deprovision_receipt r on r.id = s.receipt_id"
                                + " where s.kind = 'SESSIONS' and r.person_id = '" + person.id() + "'"))
                .as("sessions: " + hold.name())
                .isEqualTo(1);
        assertThat(count(
                        postgres,
                        "select count(*) from sd_signal where signal_type = 'PERSON_DISABLED' and organization_id is null and shown_to is null and subject = '"
                                + person.id() + "'"))
                .as("signals: " + hold.name())
                .isEqualTo(1);
        // Whoever takes it up again waits until the lease of the dead is over.
        Eventually.get(
                "no job to be left: " + hold.name(),
                () -> count(postgres, "select count(*) from sd_session_end_job where subject = '" + person.id() + "'")
                                == 0
                        ? Optional.of(true)
                        : Optional.empty(),
                180);
        assertThat(count(
                        postgres,
                        "select count(*) from sd_audit_fact where action_name = 'deprovisioning.complete' and target_id = '"
                                + person.id() + "'"))
                .as("facts: " + hold.name())
                .isEqualTo(1);
    }

    private static boolean refreshes(TestPeople people, JsonNode tokens) {
        try {
            return people.refresh(tokens).has("access_token");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static long receipts(EmbeddedPostgres postgres, Person person) {
        return count(postgres, "select count(*) from sd_deprovision_receipt where person_id = '" + person.id() + "'");
    }

    private static long count(EmbeddedPostgres postgres, String query) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static void run(EmbeddedPostgres postgres, String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement open = connection.createStatement()) {
            open.execute(statement);
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
