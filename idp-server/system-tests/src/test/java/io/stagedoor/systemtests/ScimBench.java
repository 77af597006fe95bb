package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * {@code ./stagedoor bench scim}: what a directory waits for, on PostgreSQL: mixed requests at 100,000 people, names at a million, groups of
 * 50,000; then Keycloak's own SCIM server, in turns with ours, each with 100,000 people. The database, both servers and the load share the
 * machine.
 */
class ScimBench {

    private static final String ORGANIZATION = "initech";
    private static final int MANY = 100_000;
    private static final int MORE = Integer.getInteger("stagedoor.bench.people", 1_000_000);
    private static final int GROUP = 50_000;
    private static final int LEAVERS = 100;
    private static final int CLIENTS = 4;
    private static final Duration MIXED = Duration.ofSeconds(Integer.getInteger("stagedoor.bench.seconds", 60));

    private final List<Figure> figures = new ArrayList<>();

    /** One promise. atLeast: the figure has to reach it; otherwise to stay below. */
    private record Figure(String name, String key, double value, double promise, boolean atLeast) {
        boolean kept() {
            return atLeast ? value >= promise : value < promise;
        }
    }

    @Test
    void directoriesDoNotWait() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (EmbeddedPostgres postgres = postgres();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Installation installation =
                        Installation.ownWithGateway(Installation.TARGET.resolve("bench-scim"), database(postgres))) {
            ScimLoad scim = load(installation);
            Stock stock = Stock.ours(connection, scim);
            stock.grow(1, MANY);
            mixed(scim, installation);
            group(connection, scim, stock);
            pages(scim);
            leaving(scim, installation);
            beside(scim, installation);
            double before = heapMegabytes(installation);
            stock.grow(MANY + 1, MORE);
            names(scim);
            below(
                    "heap after a million people, of that after 100,000",
                    "heap_ratio",
                    heapMegabytes(installation) / before,
                    1.5);
        }
        report();
    }

    private static EmbeddedPostgres postgres() throws IOException {
        // What a database of this size is given, on a machine that it shares.
        return EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    private static Map<String, String> database(EmbeddedPostgres postgres) {
        return Map.of(
                "KC_DB", "postgres",
                "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "KC_DB_USERNAME", "postgres",
                "KC_DB_PASSWORD", "postgres",
                "KC_SPI_REALM_RESTAPI_EXTENSION__SCIM__REQUESTS_PER_SECOND", "100000",
                "KC_SPI_REALM_RESTAPI_EXTENSION__SCIM__BURST", "100000");
    }

    private static ScimLoad load(Installation installation) {
        StudioApi operator = StudioApi.asOperator(installation);
        String path = "/organizations/" + ORGANIZATION + "/scim";
        String base = StudioApi.accepted(operator.get(path)).get("baseUrl").asText();
        JsonNode token = StudioApi.accepted(operator.call(
                "POST", path + "/tokens", Map.of("name", "bench", "scopes", List.of("users", "groups")), Map.of()));
        return new ScimLoad(base, token.get("token").asText());
    }

    /** Half are searches by name, as before each change of every directory; the rest reads, makes, changes, pages, and moves people. */
    private void mixed(ScimLoad scim, Installation installation)
            throws InterruptedException, ExecutionException, IOException {
        String group = scim.group("Everybody");
        run(scim, group, Duration.ofSeconds(15), "warm-up-");
        long cpu = ServerCpu.millis(installation);
        Instant began = Instant.now();
        int done = run(scim, group, MIXED, "mixed-");
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        atLeast("mixed requests/s at 100,000 people, " + CLIENTS + " clients", "mixed_per_s", done / seconds, 100);
        note("  server CPU ms for each of them", (ServerCpu.millis(installation) - cpu) / (double) done);
    }

    private static int run(ScimLoad scim, String group, Duration length, String names)
            throws InterruptedException, ExecutionException {
        Instant end = Instant.now().plus(length);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                done.add(clients.submit(() -> client(scim, group, end, names + client + "-", client)));
            }
            int sum = 0;
            for (Future<Integer> one : done) {
                sum += one.get();
            }
            return sum;
        }
    }

    private static int client(ScimLoad scim, String group, Instant end, String names, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int done = 0;
        while (Instant.now().isBefore(end)) {
            int what = random.nextInt(100);
            int who = 1 + random.nextInt(MANY);
            if (what < 50) {
                assertThat(scim.named(Stock.name(who))).isEqualTo(1);
            } else if (what < 70) {
                scim.user(Stock.user(who));
            } else if (what < 80) {
                scim.create(names + done + "@initech.example");
            } else if (what < 90) {
                scim.title(Stock.user(who), "Title " + done);
            } else if (what < 95) {
                assertThat(scim.page(1 + random.nextInt(MANY - 100))).isEqualTo(100);
            } else {
                scim.join(group, List.of(Stock.user(who)));
            }
            done++;
        }
        return done;
    }

    private void group(Connection connection, ScimLoad scim, Stock stock) throws SQLException {
        String group = scim.group("The whole company");
        scim.join(group, List.of(stock.template));
        stock.clones.copy("sd_scim_group_member", "group_id = '" + group + "'", 1, GROUP);
        stock.clones.copy("sd_directory_group_member", "person_id = '" + stock.person + "'", 1, GROUP);
        stock.clones.execute("analyze");
        ScimLoad.millis(20, i -> scim.join(group, List.of(Stock.user(GROUP + 1_000 + i))));
        double[] one = ScimLoad.millis(200, i -> {
            if (i % 2 == 0) {
                scim.join(group, List.of(Stock.user(GROUP + 1 + i)));
            } else {
                scim.leave(group, Stock.user(GROUP + i));
            }
        });
        below("PATCH of one member, group of 50,000, p99 ms", "member_p99_ms", ScimLoad.quantile(one, 0.99), 50);
        double[] thousand = ScimLoad.millis(
                6,
                i -> scim.join(
                        group,
                        IntStream.range(0, 1_000)
                                .mapToObj(k -> Stock.user(60_000 + i * 1_000 + k))
                                .toList()));
        below("PATCH of 1,000 members, max ms", "thousand_max_ms", ScimLoad.quantile(thousand, 1), 2_000);
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from sd_scim_group_member where group_id = '" + group + "'")) {
            count.next();
            assertThat(count.getInt(1)).isEqualTo(1 + GROUP + 20 + 6_000);
        }
    }

    private void pages(ScimLoad scim) {
        ScimLoad.millis(10, i -> scim.page(1 + i * 100));
        double[] pages =
                ScimLoad.millis(100, i -> assertThat(scim.page(1 + i * 990)).isEqualTo(100));
        below("page of 100 anywhere among 100,000, p99 ms", "page_p99_ms", ScimLoad.quantile(pages, 0.99), 100);
    }

    /** From before the directory's request until the gateway refuses the token that it let through a moment ago. */
    private void leaving(ScimLoad scim, Installation installation) {
        TestPeople people = new TestPeople(installation);
        PeopleCalls gateway = new PeopleCalls(installation, ORGANIZATION);
        double[] millis = new double[LEAVERS];
        for (int i = 0; i < LEAVERS; i++) {
            TestPeople.Person person = people.create("leaver-" + i, ORGANIZATION);
            String user = scim.create(person.email());
            JsonNode tokens = people.signIn(person);
            assertThat(gateway.footage(tokens)).isEqualTo(200);
            Instant left = Instant.now();
            scim.active(user, false);
            millis[i] = gateway.refusedAfter(left, tokens).toNanos() / 1e6;
        }
        Arrays.sort(millis);
        below(
                "deactivation to refusal at the gateway, p99 ms",
                "leaving_p99_ms",
                ScimLoad.quantile(millis, 0.99),
                1_000);
    }

    private void names(ScimLoad scim) {
        ScimLoad.millis(200, i -> scim.named(Stock.name(1 + i * 4_999 % MORE)));
        double[] names = ScimLoad.millis(
                3_000,
                i -> assertThat(scim.named(Stock.name(1 + (int) (i * 7_919L % MORE))))
                        .isEqualTo(1));
        below(
                String.format(Locale.ROOT, "userName eq among %,d people, p99 ms", MORE),
                "name_p99_ms",
                ScimLoad.quantile(names, 0.99),
                20);
    }

    /** In turns, so that what else the machine does meets both, each after the same warm-up; by what they cost their server, which is steadier than time. */
    private void beside(ScimLoad ours, Installation installation) throws IOException, SQLException {
        try (EmbeddedPostgres postgres = postgres();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                PlainScim plain = new PlainScim(postgres.getJdbcUrl("postgres", "postgres"))) {
            ScimLoad theirs = plain.scim();
            Stock.plain(connection, theirs).grow(1, MANY);
            Beside creates = new Beside(() -> ServerCpu.millis(installation), plain::cpuMillis);
            Beside filters = new Beside(() -> ServerCpu.millis(installation), plain::cpuMillis);
            IntConsumer ourName = i -> ours.named(Stock.name(1 + i * 1_999));
            IntConsumer theirName = i -> theirs.named(Stock.name(1 + i * 1_999));
            creates.warm(1_000, i -> ours.create(address("warm", i)), i -> theirs.create(address("warm", i)));
            filters.warm(50, ourName, theirName);
            for (int round = 0; round < 9; round++) {
                String prefix = "beside-" + round;
                creates.round(50, i -> ours.create(address(prefix, i)), i -> theirs.create(address(prefix, i)));
                filters.round(50, ourName, theirName);
            }
            note("  CPU ms of a create, ours", creates.ours());
            note("  CPU ms of a create, native Keycloak's", creates.theirs());
            note("  time of a create, native Keycloak's to ours, median", creates.times());
            note("  CPU ms of a filter, ours", filters.ours());
            note("  CPU ms of a filter, native Keycloak's", filters.theirs());
            note("  time of a filter, native Keycloak's to ours, median", filters.times());
            atLeast("native Keycloak's cost of a create, of ours", "create_ratio", creates.ratio(), 5);
            atLeast("native Keycloak's cost of a filter, of ours", "filter_ratio", filters.ratio(), 5);
        }
    }

    private static String address(String prefix, int i) {
        return prefix + "-" + i + "@initech.example";
    }

    /** What is really held: asked after a full collection. */
    private static double heapMegabytes(Installation installation) throws IOException {
        return ServerHeap.usedMegabytes(installation);
    }

    private void below(String name, String key, double value, double promise) {
        add(new Figure(name, key, value, promise, false));
    }

    private void atLeast(String name, String key, double value, double promise) {
        add(new Figure(name, key, value, promise, true));
    }

    private void note(String name, double value) {
        add(new Figure(name, "", value, Double.MAX_VALUE, false));
    }

    /** Told at once: a measurement that breaks off has said what it knew. */
    private void add(Figure figure) {
        System.out.println(figure);
        figures.add(figure);
    }

    private void report() throws IOException {
        StringBuilder table = new StringBuilder("\n");
        Map<String, String> json = new LinkedHashMap<>();
        for (Figure figure : figures) {
            table.append(String.format(Locale.ROOT, "  %10.2f  %s", figure.value(), figure.name()));
            if (!figure.key().isEmpty()) {
                table.append(String.format(
                        Locale.ROOT,
                        " (promised: %s %.1f)%s",
                        figure.atLeast() ? "at least" : "under",
                        figure.promise(),
                        figure.kept() ? "" : "  MISSED"));
                json.put(figure.key(), String.format(Locale.ROOT, "%.2f", figure.value()));
            }
            table.append('\n');
        }
        boolean passed = figures.stream().allMatch(Figure::kept);
        StringBuilder line = new StringBuilder("{\"bench\":\"scim\"");
        json.forEach(
                (key, value) -> line.append(",\"").append(key).append("\":").append(value));
        line.append(",\"passed\":").append(passed).append('}');
        Files.writeString(Installation.TARGET.resolve("bench-scim.txt"), table + "\n" + line + "\n");
        assertThat(passed).describedAs(table.toString()).isTrue();
    }

    /** People of a directory: one whom the server made, and copies of them. */
    private static final class Stock {

        private static final String TEMPLATE = "template.person";

        private final ClonedPeople clones;
        private final String template;
        private final String person;
        private final boolean ours;

        private Stock(Connection connection, String template, String person, Map<String, String> own, boolean ours) {
            this.clones = new ClonedPeople(connection, own);
            this.template = template;
            this.person = person;
            this.ours = ours;
        }

        static String name(int i) {
            return "p" + i + "@initech.example";
        }

        static String user(int i) {
            return java.util.UUID.fromString(dashed(i)).toString();
        }

        private static String dashed(int i) {
            try {
                byte[] digest = java.security.MessageDigest.getInstance("MD5")
                        .digest(("scim" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                String hex = java.util.HexFormat.of().formatHex(digest);
                return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        static Stock ours(Connection connection, ScimLoad scim) throws SQLException {
            String template = scim.create(TEMPLATE + "@initech.example");
            String person = text(connection, "select person_id from sd_scim_user where id = '" + template + "'");
            String username = text(connection, "select username from user_entity where id = '" + person + "'");
            return new Stock(
                    connection,
                    template,
                    person,
                    Map.of(
                            TEMPLATE, "'p' || i",
                            template, ClonedPeople.id("scim"),
                            person, ClonedPeople.id("person"),
                            username, ClonedPeople.id("name")),
                    true);
        }

        static Stock plain(Connection connection, ScimLoad scim) {
            String template = scim.create(TEMPLATE + "@initech.example");
            return new Stock(
                    connection,
                    template,
                    template,
                    Map.of(TEMPLATE, "'p' || i", template, ClonedPeople.id("scim")),
                    false);
        }

        void grow(int from, int to) throws SQLException {
            clones.copy("user_entity", "id = '" + person + "'", from, to);
            for (String table : List.of("user_attribute", "user_group_membership", "user_role_mapping")) {
                clones.copy(table, "user_id = '" + person + "'", from, to);
            }
            if (ours) {
                clones.copy("sd_scim_user", "id = '" + template + "'", from, to);
                clones.copy("sd_scim_value", "user_id = '" + template + "'", from, to);
                clones.execute(
                        "update sd_scim_count set tally = tally + " + (to - from + 1)
                                + " where kind = 'users' and shard = (select min(shard) from sd_scim_count where kind = 'users')");
            }
            clones.execute("vacuum analyze");
        }

        private static String text(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(sql)) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
