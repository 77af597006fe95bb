package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code ./stagedoor bench routing}: server CPU for one address that is led to its company, among 5,000 organizations with a connection
 * each, beside five. Two installations, in turns, in one run; then both are started anew, in turns.
 */
class RoutingBench {

    private static final int FEW = 5;
    private static final int MANY = 5_000;
    private static final int ROUNDS = Integer.getInteger("stagedoor.bench.rounds", 9);
    private static final int ADDRESSES = Integer.getInteger("stagedoor.bench.addresses", 200);
    private static final int STARTS = Integer.getInteger("stagedoor.bench.starts", 3);
    private static final double PROMISE = 1.20;
    /** What is called 'does not grow measurably': within the noise of starts on a shared machine. */
    private static final double START_PROMISE = 1.10;

    @Test
    void anAddressAmongManyOrganizationsCostsWhatItDoesAmongFew() throws IOException, SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start();
                EmbeddedPostgres second = EmbeddedPostgres.start();
                Side few = Side.of("few", first, FEW);
                Side many = Side.of("many", second, MANY)) {
            route(few);
            route(many);
            List<Double> fews = new ArrayList<>();
            List<Double> manys = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double one = route(few);
                double other = route(many);
                fews.add(one);
                manys.add(other);
                ratios.add(other / one);
            }
            List<Double> starts = new ArrayList<>();
            List<Double> fewStarts = new ArrayList<>();
            List<Double> manyStarts = new ArrayList<>();
            for (int start = 0; start < STARTS; start++) {
                double one = few.restart();
                double other = many.restart();
                fewStarts.add(one);
                manyStarts.add(other);
                starts.add(other / one);
            }
            report(
                    new Comparison(median(fews), median(manys), median(ratios)),
                    new Comparison(median(fewStarts), median(manyStarts), median(starts)));
        }
    }

    private record Comparison(double few, double many, double ratio) {}

    /** One installation with so many organizations. */
    private record Side(Installation installation, Map<String, String> database, int organizations)
            implements AutoCloseable {

        static Side of(String name, EmbeddedPostgres postgres, int organizations) throws SQLException {
            Map<String, String> database = new HashMap<>(Map.of(
                    "KC_DB", "postgres",
                    "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "KC_DB_USERNAME", "postgres",
                    "KC_DB_PASSWORD", "postgres"));
            Installation installation =
                    Installation.own(Installation.TARGET.resolve("bench-routing-" + name), database);
            new CorporateConnections(installation)
                    .add(
                            "c-measured",
                            "stagedoor-oidc",
                            "initech",
                            Map.of(
                                    "issuer", "https://idp.example",
                                    "authorizationUrl", "https://idp.example/auth",
                                    "tokenUrl", "https://idp.example/token",
                                    "jwksUrl", "https://idp.example/jwks",
                                    "clientId", "stagedoor",
                                    "stagedoor.connection", "measured",
                                    "stagedoor.state", "active",
                                    "stagedoor.domains", "initech.example"));
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : clones(organizations - 1)) {
                    statement.execute(sql);
                }
            }
            Side side = new Side(installation, database, organizations);
            side.restart();
            return side;
        }

        /** Copies of initech and its connection: {@code o<i>} with the domain {@code o<i>.example}. */
        private static List<String> clones(int number) {
            String each = ", generate_series(1, " + number + ") i ";
            return List.of(
                    copy(
                                    "keycloak_group",
                                    "g",
                                    "'id', md5('group' || i)::uuid::text, 'name', md5('org' || i)::uuid::text")
                            + each + ", org x where x.alias = 'initech' and g.id = x.group_id",
                    copy(
                                    "org",
                                    "o",
                                    "'id', md5('org' || i)::uuid::text, 'name', 'o' || i, 'alias', 'o' || i, 'group_id', md5('group' || i)::uuid::text")
                            + each + "where o.alias = 'initech'",
                    copy(
                                    "org_domain",
                                    "d",
                                    "'id', md5('domain' || i)::uuid::text, 'name', 'o' || i || '.example', 'org_id', md5('org' || i)::uuid::text")
                            + each + "where d.name = 'initech.example'",
                    copy(
                                    "identity_provider",
                                    "p",
                                    "'internal_id', md5('idp' || i)::uuid::text, 'provider_alias', 'c-' || i, 'organization_id', md5('org' || i)::uuid::text")
                            + each + "where p.provider_alias = 'c-measured'",
                    "insert into identity_provider_config (identity_provider_id, name, value) select md5('idp' || i)::uuid::text, c.name,"
                            + " case when c.name = 'stagedoor.domains' then 'o' || i || '.example' else c.value end"
                            + " from identity_provider_config c join identity_provider p on p.internal_id = c.identity_provider_id"
                            + each
                            + "where p.provider_alias = 'c-measured'",
                    "analyze");
        }

        private static String copy(String table, String alias, String changes) {
            return "insert into " + table + " select (jsonb_populate_record(" + alias + ", jsonb_build_object("
                    + changes + "))).* from " + table + " " + alias;
        }

        /** Seconds from the command to readiness. */
        double restart() {
            Shell.launcher(Map.of(), "stop", "--data", installation.data.toString());
            long before = System.nanoTime();
            installation.start(database, "--without", "okta", "--without", "demo", "--without", "gateway");
            return Duration.ofNanos(System.nanoTime() - before).toMillis() / 1000.0;
        }

        String address(int i) {
            int organization = i % organizations;
            return "p" + i + "@" + (organization == 0 ? "initech" : "o" + organization) + ".example";
        }

        @Override
        public void close() {
            installation.close();
        }
    }

    /** CPU milliseconds of the server for each address. The pages are fetched before. */
    private static double route(Side side) throws IOException {
        FormSignIn.Application application = new FormSignIn.Application(
                "screening-room", "", side.installation().screeningRoom() + "/callback", "openid organization");
        List<FormSignIn> browsers = new ArrayList<>();
        List<HttpResponse<String>> pages = new ArrayList<>();
        for (int i = 0; i < ADDRESSES; i++) {
            FormSignIn browser = new FormSignIn(side.installation().realm());
            browsers.add(browser);
            pages.add(browser.request(application, new CodeVerifier(), Map.of()));
        }
        long before = ServerCpu.millis(side.installation());
        for (int i = 0; i < ADDRESSES; i++) {
            HttpResponse<String> sent = browsers.get(i).submit(pages.get(i), Map.of("username", side.address(i * 23)));
            assertThat(sent.headers().firstValue("Location").orElse(sent.body()))
                    .startsWith("https://idp.example/auth");
        }
        return (ServerCpu.millis(side.installation()) - before) / (double) ADDRESSES;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void report(Comparison routing, Comparison start) throws IOException {
        boolean passed = routing.ratio() <= PROMISE && start.ratio() <= START_PROMISE;
        String table = String.format(
                Locale.ROOT,
                "%n  %-30s %10s %10s %8s %10s%n  %-30s %10.2f %10.2f %8.3f %10.2f%n  %-30s %10.2f %10.2f %8.3f %10.2f%n%n"
                        + "  organizations with a connection each: %d and %d%n%n",
                "",
                "few",
                "many",
                "ratio",
                "at most",
                "CPU ms for one address",
                routing.few(),
                routing.many(),
                routing.ratio(),
                PROMISE,
                "seconds until ready",
                start.few(),
                start.many(),
                start.ratio(),
                START_PROMISE,
                FEW,
                MANY);
        String json = String.format(
                Locale.ROOT,
                "{\"bench\":\"routing\",\"routing_ratio\":%.3f,\"promise\":%.2f,\"start_ratio\":%.3f,\"start_promise\":%.2f,\"passed\":%s}",
                routing.ratio(),
                PROMISE,
                start.ratio(),
                START_PROMISE,
                passed);
        Files.writeString(Installation.TARGET.resolve("bench-routing.txt"), table + json + "\n");
        assertThat(passed).describedAs(table).isTrue();
    }
}
