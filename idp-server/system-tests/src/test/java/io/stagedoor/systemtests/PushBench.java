package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code ./stagedoor bench push}: heap and threads of a node at which 5,000 pages wait, and how fast they learn of an approval; then server CPU for what
 * follows the password when a phone approves, beside a code of an app, in turns, in one run. On PostgreSQL.
 */
class PushBench {

    private static final String HOME = "initech";
    private static final int ROUNDS = Integer.getInteger("stagedoor.bench.rounds", 45);
    private static final int PEOPLE = Integer.getInteger("stagedoor.bench.people", 12);
    /** Of everybody once by each, until the server is warm. */
    private static final int BATCH = 10;

    private static final int MOST_BATCHES = Integer.getInteger("stagedoor.bench.batches", 40);

    /** A code is taken once, and the next one comes half a minute later: other people for each round, until the first have another one. */
    private static final int SHIFTS = 16;

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");

    private record CodeOwner(Person person, String secret) {}

    /** Somebody who approves sign-ins on a phone. */
    record PhoneOwner(Person person, PushPhone phone) {}

    @Test
    void aPhoneCostsNoMoreThanIsPromised() throws IOException, SQLException {
        Path work = Installation.TARGET.resolve("bench-push");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Installation installation = Installation.own(
                        work,
                        Map.of(
                                "KC_DB", "postgres",
                                "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                                "KC_DB_USERNAME", "postgres",
                                "KC_DB_PASSWORD", "postgres"))) {
            // It comes before everything that is measured, and would make the warm-up many times as long.
            set(installation, "passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
            FormSignIn.Application application = new FormSignIn.Application(
                    "screening-room",
                    installation.secret("SCREENING_ROOM_CLIENT_SECRET"),
                    installation.screeningRoom() + "/callback",
                    "openid organization");
            PushPeople people = new PushPeople(installation, application, HOME);
            List<CodeOwner> codes = new ArrayList<>();
            for (int i = 0; i < PEOPLE * SHIFTS; i++) {
                codes.add(codeOwner(people, installation, "code-" + i));
            }
            List<PhoneOwner> phones = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                PushPhone phone = new PushPhone(installation);
                phones.add(new PhoneOwner(people.withPhone("phone-" + i, phone), phone));
            }
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                WaitingCrowd crowd = WaitingCrowd.measured(installation, connection, phones);
                cost(people, connection, codes, phones).report(crowd);
            }
        }
    }

    private static CodeOwner codeOwner(PushPeople people, Installation installation, String name) {
        Person person = new TestPeople(installation).create(name, HOME);
        FormSignIn browser = people.browser();
        HttpResponse<String> page = people.entered(browser, person);
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).as(page.body()).isTrue();
        browser.enrolled(page);
        return new CodeOwner(person, secret.group(1));
    }

    private static void set(Installation installation, String key, Object value) {
        ObjectNode realm = (ObjectNode)
                Installation.json(installation.admin("GET", "studio", null).body());
        realm.putPOJO(key, value);
        assertThat(installation.admin("PUT", "studio", realm).statusCode()).isEqualTo(204);
    }

    /** In turns: whoever comes first in a round pays for what the server has put off. */
    private static PushCost cost(
            PushPeople people, Connection connection, List<CodeOwner> codes, List<PhoneOwner> phones)
            throws IOException, SQLException {
        warmUp(people, connection, codes, phones);
        PushCost cost = new PushCost(new ArrayList<>(), new ArrayList<>());
        long[] halfMinutes = new long[SHIFTS];
        for (int round = 0; round < ROUNDS; round++) {
            int which = round % SHIFTS;
            Eventually.get(
                    "codes of another half minute",
                    () -> halfMinute() > halfMinutes[which] + 1 ? Optional.of(which) : Optional.empty(),
                    65);
            int from = which * PEOPLE;
            List<CodeOwner> shift = codes.subList(from, from + PEOPLE);
            forgetHowOftenPeopleWereAsked(connection);
            if (round % 2 == 1) {
                cost.phone().add(byPhone(people, phones));
            }
            cost.code().add(byCode(people, shift));
            halfMinutes[which] = halfMinute();
            if (round % 2 == 0) {
                cost.phone().add(byPhone(people, phones));
            }
        }
        return cost;
    }

    /** Whole sign-ins of both kinds. Only here is a code good twice, as there are too few of them in half a minute. */
    private static void warmUp(PushPeople people, Connection connection, List<CodeOwner> codes, List<PhoneOwner> phones)
            throws IOException, SQLException {
        set(people.installation(), "otpPolicyCodeReusable", true);
        ServerCpu.warmUp(WaitingCrowd.server(people.installation()), MOST_BATCHES, () -> {
            for (int i = 0; i < BATCH; i++) {
                forgetHowOftenPeopleWereAsked(connection);
                byCode(people, codes.subList(0, PEOPLE));
                byPhone(people, phones);
            }
        });
        set(people.installation(), "otpPolicyCodeReusable", false);
    }

    private static long halfMinute() {
        return Instant.now().getEpochSecond() / 30;
    }

    /** Ten an hour are too few for a measurement. */
    private static void forgetHowOftenPeopleWereAsked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from sd_push_challenge");
        }
    }

    /** Somebody behind their password, whose hashing costs more than everything that is measured here, and differs more. */
    private record Entered(FormSignIn browser, HttpResponse<String> page) {}

    /** From the page that asks for a code, drawn once more, to the application. */
    private static PushCost.Steps byCode(PushPeople people, List<CodeOwner> owners) throws IOException {
        List<Entered> all = entered(people, owners.stream().map(CodeOwner::person));
        List<HttpResponse<String>> pages = new ArrayList<>();
        PushCost.Steps steps = new PushCost.Steps(people.installation(), all.size());
        for (Entered one : all) {
            pages.add(one.browser().get(reloaded(one.page())));
        }
        steps.done();
        for (int i = 0; i < all.size(); i++) {
            String code = Totp.ofRawSecret(owners.get(i).secret()).codeAt(Instant.now());
            assertThat(PushPeople.isLetIn(all.get(i).browser().submit(pages.get(i), Map.of("otp", code))))
                    .isTrue();
        }
        steps.done();
        return steps;
    }

    /** From the page with a number, asked for once more, to the application: a page that is told, what the phone shows, its answer, and going on. */
    private static PushCost.Steps byPhone(PushPeople people, List<PhoneOwner> owners) throws IOException {
        List<Entered> all = entered(people, owners.stream().map(PhoneOwner::person));
        List<HttpResponse<String>> pages = new ArrayList<>();
        List<WaitingStream> streams = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        PushCost.Steps steps = new PushCost.Steps(people.installation(), all.size());
        try {
            for (Entered one : all) {
                pages.add(one.browser().submit(one.page(), Map.of("push", "again")));
            }
            steps.done();
            for (HttpResponse<String> page : pages) {
                WaitingStream stream = WaitingStream.open(URI.create(PushPeople.waiting(page) + "/events"));
                streams.add(stream);
                stream.awaitOpen();
            }
            steps.done();
            for (PhoneOwner owner : owners) {
                shown.add(owner.phone().only());
            }
            steps.done();
            for (int i = 0; i < all.size(); i++) {
                assertThat(owners.get(i)
                                .phone()
                                .approve(shown.get(i), PushPeople.number(pages.get(i)))
                                .statusCode())
                        .isEqualTo(204);
                streams.get(i).approvedNanos();
            }
            steps.done();
            for (int i = 0; i < all.size(); i++) {
                assertThat(PushPeople.isLetIn(PushPeople.look(all.get(i).browser(), pages.get(i))))
                        .isTrue();
            }
            steps.done();
        } finally {
            streams.forEach(WaitingStream::close);
        }
        return steps;
    }

    private static List<Entered> entered(PushPeople people, Stream<Person> all) {
        return all.map(person -> {
                    FormSignIn browser = people.browser();
                    return new Entered(browser, people.entered(browser, person));
                })
                .toList();
    }

    /** As a browser asks for the page that it shows. */
    private static String reloaded(HttpResponse<String> page) {
        Matcher action = ACTION.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        return action.group(1).replace("&amp;", "&").replaceFirst("session_code=[^&]*&", "");
    }
}
