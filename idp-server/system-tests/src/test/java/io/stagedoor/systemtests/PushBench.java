package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private static final double PROMISED_CPU_MILLIS = 3;
    private static final double PROMISED_HEAP_MIB = 256;
    private static final double PROMISED_MILLIS = 300;
    private static final int MOST_THREADS = 16;

    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");

    private record CodeOwner(Person person, String secret) {}

    /** Somebody who approves sign-ins on a phone. */
    record PhoneOwner(Person person, PushPhone phone) {}

    /** Of each round what the steps of a sign-in have cost. */
    private record Cost(List<Steps> code, List<Steps> phone) {

        double more() {
            List<Double> differences = new ArrayList<>();
            for (int i = 0; i < code.size(); i++) {
                differences.add(phone.get(i).sum() - code.get(i).sum());
            }
            return median(differences);
        }
    }

    /** Server CPU ms of a person's sign-in, step by step; everybody takes one step before anybody takes the next, as people do who sign in at the same time. */
    private static final class Steps {

        private final Installation installation;
        private final int people;
        private final List<Double> millis = new ArrayList<>();
        private long before;

        Steps(Installation installation, int people) throws IOException {
            this.installation = installation;
            this.people = people;
            this.before = cpuNanos(installation);
        }

        void done() throws IOException {
            long now = cpuNanos(installation);
            millis.add((now - before) / 1e6 / people);
            before = now;
        }

        double sum() {
            return millis.stream().mapToDouble(each -> each).sum();
        }

        static double sum(List<Steps> rounds) {
            return median(rounds.stream().map(Steps::sum).toList());
        }

        static String each(List<Steps> rounds, String... names) {
            return IntStream.range(0, names.length)
                    .mapToObj(step -> String.format(
                            Locale.ROOT,
                            "%s %.2f",
                            names[step],
                            median(rounds.stream()
                                    .map(round -> round.millis.get(step))
                                    .toList())))
                    .collect(Collectors.joining(", "));
        }
    }

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
                report(cost(people, connection, codes, phones), crowd);
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
    private static Cost cost(PushPeople people, Connection connection, List<CodeOwner> codes, List<PhoneOwner> phones)
            throws IOException, SQLException {
        warmUp(people, connection, codes, phones);
        Cost cost = new Cost(new ArrayList<>(), new ArrayList<>());
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
    private static Steps byCode(PushPeople people, List<CodeOwner> owners) throws IOException {
        List<Entered> all = entered(people, owners.stream().map(CodeOwner::person));
        List<HttpResponse<String>> pages = new ArrayList<>();
        Steps steps = new Steps(people.installation(), all.size());
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
    private static Steps byPhone(PushPeople people, List<PhoneOwner> owners) throws IOException {
        List<Entered> all = entered(people, owners.stream().map(PhoneOwner::person));
        List<HttpResponse<String>> pages = new ArrayList<>();
        List<WaitingStream> streams = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        Steps steps = new Steps(people.installation(), all.size());
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
        streams.forEach(WaitingStream::close);
        for (int i = 0; i < all.size(); i++) {
            assertThat(PushPeople.isLetIn(PushPeople.look(all.get(i).browser(), pages.get(i))))
                    .isTrue();
        }
        steps.done();
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

    /** Of the server's threads: finer than the ticks of its process. */
    private static long cpuNanos(Installation installation) throws IOException {
        long nanos = 0;
        try (Stream<Path> threads = Files.list(Path.of(
                "/proc", String.valueOf(WaitingCrowd.server(installation).pid()), "task"))) {
            for (Path thread : threads.toList()) {
                nanos += Long.parseLong(
                        Files.readString(thread.resolve("schedstat")).split(" ", -1)[0]);
            }
        }
        return nanos;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double quantile(List<Double> sorted, double which) {
        return sorted.get((int) Math.ceil(which * sorted.size()) - 1);
    }

    private static void report(Cost cost, WaitingCrowd crowd) throws IOException {
        double p99 = quantile(crowd.millis(), 0.99);
        boolean cheap = cost.more() < PROMISED_CPU_MILLIS;
        boolean small = crowd.heapMib() < PROMISED_HEAP_MIB && crowd.threads() <= MOST_THREADS;
        boolean fast = p99 < PROMISED_MILLIS;
        boolean passed = cheap && small && fast;
        String table = String.format(
                Locale.ROOT,
                "%n  server CPU ms behind the password   with a code %8.2f   on a phone %8.2f   more, paired %6.2f (< %.0f)%s%n"
                        + "    with a code: %s%n    on a phone:  %s%n"
                        + "  %d pages wait                heap %8.1f MiB (< %.0f)   threads %+d (<= %d)%s%n"
                        + "  an approval is seen after    p50 %6.1f ms   p99 %6.1f ms (< %.0f)   max %6.1f ms%s%n",
                Steps.sum(cost.code()),
                Steps.sum(cost.phone()),
                cost.more(),
                PROMISED_CPU_MILLIS,
                cheap ? "" : "  MISSED",
                Steps.each(cost.code(), "page", "code"),
                Steps.each(cost.phone(), "page", "page waits", "phone looks", "phone answers", "page goes on"),
                WaitingCrowd.WAITING,
                crowd.heapMib(),
                PROMISED_HEAP_MIB,
                crowd.threads(),
                MOST_THREADS,
                small ? "" : "  MISSED",
                quantile(crowd.millis(), 0.5),
                p99,
                PROMISED_MILLIS,
                crowd.millis().getLast(),
                fast ? "" : "  MISSED");
        String line = String.format(
                Locale.ROOT,
                "{\"bench\":\"push\",\"more_cpu_ms\":%.2f,\"promised_cpu_ms\":%.0f,\"waiting\":%d,\"heap_mib\":%.1f,"
                        + "\"promised_heap_mib\":%.0f,\"threads\":%d,\"p50_ms\":%.1f,\"p99_ms\":%.1f,\"promised_ms\":%.0f,"
                        + "\"passed\":%s}",
                cost.more(),
                PROMISED_CPU_MILLIS,
                WaitingCrowd.WAITING,
                crowd.heapMib(),
                PROMISED_HEAP_MIB,
                crowd.threads(),
                quantile(crowd.millis(), 0.5),
                p99,
                PROMISED_MILLIS,
                passed);
        Files.writeString(Installation.TARGET.resolve("bench-push.txt"), table + "\n" + line + "\n");
        assertThat(passed).describedAs(table).isTrue();
    }
}
