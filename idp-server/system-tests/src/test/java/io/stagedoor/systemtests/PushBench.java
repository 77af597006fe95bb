package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.TestPeople.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code ./stagedoor bench push}: server CPU for a sign-in approved on a phone beside one with a code of an app, in turns, in one run; then heap and
 * threads of a node at which 5,000 pages wait, and how fast they learn of an approval. On PostgreSQL.
 */
class PushBench {

    private static final String HOME = "initech";
    private static final int ROUNDS = Integer.getInteger("stagedoor.bench.rounds", 9);
    private static final int PEOPLE = Integer.getInteger("stagedoor.bench.people", 15);
    /** A code is taken once, and the next one comes half a minute later. */
    private static final int SHIFTS = 4;

    private static final double PROMISED_CPU_MILLIS = 3;
    private static final double PROMISED_HEAP_MIB = 256;
    private static final double PROMISED_MILLIS = 300;
    private static final int MOST_THREADS = 16;

    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");

    private record CodeOwner(Person person, String secret) {}

    /** Somebody who approves sign-ins on a phone. */
    record PhoneOwner(Person person, PushPhone phone) {}

    private record Cost(List<Double> code, List<Double> phone) {

        double more() {
            List<Double> differences = new ArrayList<>();
            for (int i = 0; i < code.size(); i++) {
                differences.add(phone.get(i) - code.get(i));
            }
            return median(differences);
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
            Cost cost = cost(people, installation, codes, phones);
            WaitingCrowd crowd;
            try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
                crowd = WaitingCrowd.measured(installation, connection, phones);
            }
            report(cost, crowd);
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

    /** In turns: whoever comes first in a round pays for what the server has put off. */
    private static Cost cost(
            PushPeople people, Installation installation, List<CodeOwner> codes, List<PhoneOwner> phones)
            throws IOException {
        Cost cost = new Cost(new ArrayList<>(), new ArrayList<>());
        for (int round = -1; round < ROUNDS; round++) {
            int from = Math.floorMod(round, SHIFTS) * PEOPLE;
            List<CodeOwner> shift = codes.subList(from, from + PEOPLE);
            double phone = 0;
            if (round % 2 != 0) {
                phone = perSignIn(installation, () -> phones.forEach(one -> byPhone(people, one)));
            }
            double code = perSignIn(installation, () -> shift.forEach(one -> byCode(people, one)));
            if (round % 2 == 0) {
                phone = perSignIn(installation, () -> phones.forEach(one -> byPhone(people, one)));
            }
            if (round >= 0) {
                cost.code().add(code);
                cost.phone().add(phone);
            }
        }
        return cost;
    }

    private static double perSignIn(Installation installation, Runnable signIns) throws IOException {
        long before = ServerCpu.millis(installation);
        signIns.run();
        return (ServerCpu.millis(installation) - before) / (double) PEOPLE;
    }

    private static void byCode(PushPeople people, CodeOwner owner) {
        FormSignIn browser = people.browser();
        HttpResponse<String> page = people.entered(browser, owner.person());
        String code = Totp.ofRawSecret(owner.secret()).codeAt(Instant.now());
        assertThat(PushPeople.isLetIn(browser.submit(page, Map.of("otp", code))))
                .isTrue();
    }

    /** The page that is told, what the phone shows, its answer, and going on. */
    private static void byPhone(PushPeople people, PhoneOwner owner) {
        FormSignIn browser = people.browser();
        HttpResponse<String> page = people.entered(browser, owner.person());
        try (WaitingStream stream = WaitingStream.open(URI.create(PushPeople.waiting(page) + "/events"))) {
            stream.awaitOpen();
            assertThat(owner.phone()
                            .approve(owner.phone().only(), PushPeople.number(page))
                            .statusCode())
                    .isEqualTo(204);
            stream.approvedNanos();
        }
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isTrue();
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
                "%n  server CPU ms of a sign-in   with a code %8.2f   on a phone %8.2f   more, paired %6.2f (< %.0f)%s%n"
                        + "  %d pages wait                heap %8.1f MiB (< %.0f)   threads %+d (<= %d)%s%n"
                        + "  an approval is seen after    p50 %6.1f ms   p99 %6.1f ms (< %.0f)   max %6.1f ms%s%n",
                median(cost.code()),
                median(cost.phone()),
                cost.more(),
                PROMISED_CPU_MILLIS,
                cheap ? "" : "  MISSED",
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
