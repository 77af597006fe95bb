package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.stagedoor.systemtests.TestPeople.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server is killed (SIGKILL), or its database ends and comes back, at each step of somebody's departure: nothing is lost, nothing is done twice. A step is held from
 * outside, by a trigger of the test's own in the database that waits for a lock; the fault comes while it waits there.
 */
class DeparturesSurviveAKillIT {

    private static final String ORGANIZATION = "initech";
    private static final int LOCK = 4711;

    /**
     * Where it is held.
     *
     * @param table and {@code operation}: which statement of the server waits
     * @param condition which rows; empty for all
     * @param committed whether the departure itself has been committed by then
     */
    private record Hold(String name, String table, String operation, String condition, boolean committed) {

        Hold(String name, String table, String operation, boolean committed) {
            this(name, table, operation, "", committed);
        }

        String trigger() {
            return "create trigger held before " + operation + " on " + table + " for each row "
                    + (condition.isEmpty() ? "" : "when (" + condition + ") ") + "execute function held()";
        }
    }

    private static final List<Hold> HOLDS = List.of(
            new Hold("before the commit", "sd_deprovision_receipt", "insert", false),
            new Hold("before the removal of sessions", "sd_session_end_job", "update", true),
            new Hold("with half of the steps written", "sd_deprovision_step", "insert", false),
            new Hold("after the removal of sessions, before the receipt says so", "sd_session_end_job", "delete", true),
            // What ends with the departure itself is written with it.
            new Hold("between the steps of the receipt", "sd_deprovision_step", "update", "new.kind <> 'ACCESS'", true),
            new Hold("before the signal's delivery", "sd_signal", "update", true),
            new Hold("when the receipt's job is taken", "sd_deprovision_receipt", "update", true),
            new Hold(
                    "before the gateway's word is written down",
                    "sd_feed_reader",
                    "update",
                    "new.applied_position > old.applied_position",
                    true),
            new Hold(
                    "before the receipt is complete",
                    "sd_deprovision_receipt",
                    "update",
                    "new.state = 'COMPLETE'",
                    true));

    /** {@code ./stagedoor test --long} does both at each of them. */
    private static final boolean LONG = Integer.getInteger("stagedoor.kills", 1) > 1;

    private static final int KILLS = LONG ? HOLDS.size() : 2;
    private static final int RESTARTS = LONG ? HOLDS.size() : 0;

    /** From that place on, to look at one that came last. */
    private static final int FIRST = Integer.getInteger("stagedoor.hold", 0);

    private final Path data = Installation.TARGET.resolve("killed-departures");

    /** What goes wrong. */
    private enum Fault {
        SERVER_KILLED,
        DATABASE_RESTARTED
    }

    private CrashingPostgres postgres;
    private Installation installation;
    private ForwardAuthProcess gateway;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @BeforeEach
    void start() {
        postgres = opened(new CrashingPostgres(Installation.TARGET.resolve("killed-departures-database")));
        installation = opened(Installation.own(data, postgres.settings()));
        gateway = opened(ForwardAuthProcess.listening(installation));
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void nothingIsLostAndNothingIsDoneTwice() throws IOException, SQLException {
        for (int i = FIRST; i < HOLDS.size(); i++) {
            if (i < KILLS) {
                strike(HOLDS.get(i), "killed-" + i, Fault.SERVER_KILLED);
            }
            if (i < RESTARTS) {
                strike(HOLDS.get(i), "restarted-" + i, Fault.DATABASE_RESTARTED);
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

    private void strike(Hold hold, String name, Fault fault) throws SQLException, IOException {
        String what = fault + " " + hold.name();
        System.out.println("DeparturesSurviveAKillIT: " + what);
        TestPeople people = new TestPeople(installation);
        Person person = people.create(name, ORGANIZATION);
        JsonNode tokens = people.signIn(person);
        assertThat(gateway.verify(tokens)).as(what).isEqualTo(200);
        PeopleCalls calls = new PeopleCalls(installation, ORGANIZATION);
        StudioApi operator = StudioApi.asOperator(installation);
        Optional<Application> application =
                hold.condition().contains("COMPLETE") ? Optional.of(Application.of(installation)) : Optional.empty();
        try (Connection holder = postgres.connection();
                Statement lock = holder.createStatement()) {
            lock.execute("select pg_advisory_lock(" + LOCK + ")");
            postgres.run("""
                    create or replace function held() returns trigger as $$
                    begin perform pg_advisory_xact_lock(%d); return coalesce(new, old); end $$ language plpgsql""".formatted(LOCK));
            postgres.run(hold.trigger());
            CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> calls.suspend(operator, person));
            Eventually.get(
                    what,
                    () -> postgres.count("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                    > 0
                            ? Optional.of(true)
                            : Optional.empty(),
                    60);
            if (hold.committed()) {
                assertThat(asked.join()).as(what).isEqualTo(200);
            }
            switch (fault) {
                case SERVER_KILLED -> kill(installation);
                case DATABASE_RESTARTED -> postgres.crash();
            }
            int answered = asked.exceptionally(failure -> 0).join();
            if (!hold.committed()) {
                assertThat(answered).as("the answer: " + what).isIn(0, 500, 503);
            }
        } catch (SQLException e) {
            // The connection that held it ended with the database.
            if (fault == Fault.SERVER_KILLED) {
                throw e;
            }
        } finally {
            application.ifPresent(Application::close);
        }
        Eventually.get(
                "the database to notice",
                () -> postgres.count("select count(*) from pg_locks where locktype = 'advisory'") == 0
                        ? Optional.of(true)
                        : Optional.empty());
        postgres.run("drop trigger held on " + hold.table());
        assertThat(receipts(person)).as(what).isEqualTo(hold.committed() ? 1 : 0);

        if (fault == Fault.SERVER_KILLED) {
            installation.start(postgres.settings(), "--without", "okta", "--without", "demo", "--without", "gateway");
        }
        if (!hold.committed()) {
            Eventually.get(
                    "the server to take it the second time: " + what,
                    () -> calls.suspend(StudioApi.asOperator(installation), person) == 200
                            ? Optional.of(true)
                            : Optional.empty(),
                    60);
        }
        try (Application again = Application.of(installation)) {
            ends(what, person, tokens);
            assertThat(again.told().get()
                            + application.map(first -> first.told().get()).orElse(0))
                    .as(what)
                    .isPositive();
        }
        assertNothingTwice(what, person);
        StudioApi.asOperator(installation).call("DELETE", calls.person(person) + "/suspension", null, Map.of());
        assertThat(refreshes(people, tokens))
                .as("an old refresh token: " + what)
                .isFalse();
    }

    private void ends(String what, Person person, JsonNode tokens) {
        Eventually.get(
                "the gateway to refuse: " + what,
                () -> gateway.verify(tokens) == 401 ? Optional.of(true) : Optional.empty(),
                60);
        Eventually.get(
                "the receipt to be complete: " + what,
                () -> postgres.count(
                                        "select count(*) from sd_deprovision_receipt where state = 'COMPLETE' and person_id = '"
                                                + person.id() + "'")
                                == 1
                        ? Optional.of(true)
                        : Optional.empty(),
                180);
    }

    private void assertNothingTwice(String what, Person person) {
        assertThat(receipts(person)).as(what).isEqualTo(1);
        assertThat(postgres.count(
                        "select coalesce(sum(s.counted), 0) from sd_deprovision_step s join sd_deprovision_receipt r on r.id = s.receipt_id"
                                + " where s.kind = 'SESSIONS' and r.person_id = '" + person.id() + "'"))
                .as("sessions: " + what)
                .isEqualTo(1);
        assertThat(postgres.count(
                        "select count(*) from sd_signal where signal_type = 'PERSON_DISABLED' and organization_id is null and shown_to is null and subject = '"
                                + person.id() + "'"))
                .as("signals: " + what)
                .isEqualTo(1);
        // Whoever takes it up again waits until the lease of the dead is over.
        Eventually.get(
                "no job to be left: " + what,
                () -> postgres.count("select count(*) from sd_session_end_job where subject = '" + person.id() + "'")
                                == 0
                        ? Optional.of(true)
                        : Optional.empty(),
                180);
        assertThat(postgres.count(
                        "select count(*) from sd_audit_fact where action_name = 'deprovisioning.complete' and target_id = '"
                                + person.id() + "'"))
                .as("facts: " + what)
                .isEqualTo(1);
    }

    private static boolean refreshes(TestPeople people, JsonNode tokens) {
        try {
            return people.refresh(tokens).has("access_token");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private long receipts(Person person) {
        return postgres.count("select count(*) from sd_deprovision_receipt where person_id = '" + person.id() + "'");
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
