package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code ./stagedoor bench service-accounts}: server CPU for one token of an approved service account with a secret of its own, beside client credentials of a
 * Keycloak as it comes. Each has a PostgreSQL of its own and as much heap; requests go one after the other, in turns, in one run. Beside the promise stands
 * the same Keycloak with our algorithm of signatures, so that it can be seen what comes from there.
 */
class ServiceAccountsBench {

    private static final int ROUNDS = Integer.getInteger("stagedoor.bench.rounds", 11);
    private static final int TOKENS = Integer.getInteger("stagedoor.bench.tokens", 1_000);
    private static final int BATCH = 2_000;
    private static final int MOST_BATCHES = Integer.getInteger("stagedoor.bench.batches", 25);
    private static final double PROMISE = 0.60;
    private static final String ORGANIZATION = "initech";
    /** What {@code bin/stagedoor-server} gives ours. */
    private static final String HEAP = "-Xms64m -Xmx768m";

    @Test
    void aTokenOfAServiceAccountCostsLessThanKeycloaksOwn() throws IOException, SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start();
                EmbeddedPostgres second = EmbeddedPostgres.start();
                Installation installation = Installation.own(
                        Installation.TARGET.resolve("bench-service-accounts"),
                        Map.of(
                                "KC_DB", "postgres",
                                "KC_DB_URL", first.getJdbcUrl("postgres", "postgres"),
                                "KC_DB_USERNAME", "postgres",
                                "KC_DB_PASSWORD", "postgres"));
                PlainOnPostgres plain =
                        new PlainOnPostgres("keycloak-tokens", second.getJdbcUrl("postgres", "postgres"), HEAP)) {
            List<Side> sides = List.of(
                    ours(installation),
                    plains(plain, "default", Map.of()),
                    plains(plain, "es256", Map.of("defaultSignatureAlgorithm", "ES256")));
            report(measured(sides));
        }
    }

    /** Where tokens are asked for, and with what. */
    private record Side(String name, URI endpoint, String form, ProcessHandle server) {

        /** CPU milliseconds of the server for each of so many tokens. */
        double cost(int tokens) throws IOException {
            long before = ServerCpu.millis(server);
            for (int i = 0; i < tokens; i++) {
                assertThat(Installation.send(HttpRequest.newBuilder(endpoint)
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(form)))
                                .statusCode())
                        .as(name)
                        .isEqualTo(200);
            }
            return (ServerCpu.millis(server) - before) / (double) tokens;
        }
    }

    /** Asked for, approved, bounded to one team out of a few, as they are in work. */
    private static Side ours(Installation installation) throws IOException {
        StudioApi operator = StudioApi.asOperator(installation);
        TestPeople people = new TestPeople(installation);
        Administrators administrators = new Administrators(installation, people, "service-accounts-bench");
        StudioApi owner = administrators.hire("bench-owner", ORGANIZATION, "owner");
        StudioApi developer = administrators.hire("bench-developer", ORGANIZATION, "developer");
        operator.createTeam(ORGANIZATION, "Measured");
        ServiceAccountCalls calls = new ServiceAccountCalls(installation, ORGANIZATION);
        JsonNode profile = calls.profile(owner, "Measured", ServiceAccountCalls.everywhere("asset.view"));
        JsonNode account = calls.approved(owner, developer, profile, Map.of("name", "Measured"));
        return new Side(
                "service account",
                URI.create(installation.realm() + "/protocol/openid-connect/token"),
                form(account.get("clientId").asText(), calls.secret(developer, account, 0)),
                ServerCpu.launcher(installation));
    }

    /** A realm and a client of Keycloak's with service account, nothing else of them set. */
    private static Side plains(PlainOnPostgres plain, String realm, Map<String, ?> more) {
        Map<String, Object> declared = new java.util.HashMap<>(Map.of(
                "realm",
                realm,
                "enabled",
                true,
                "sslRequired",
                "none",
                "clients",
                List.of(Map.of(
                        "clientId",
                        "machine",
                        "secret",
                        PlainOnPostgres.SECRET,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false))));
        declared.putAll(more);
        plain.admin("POST", "", declared);
        return new Side(
                "plain Keycloak, " + realm,
                URI.create(plain.tokenEndpoint(realm)),
                form("machine", PlainOnPostgres.SECRET),
                plain.server());
    }

    private static String form(String client, String secret) {
        return Installation.form(
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /** Of each round and side. */
    private static List<List<Double>> measured(List<Side> sides) throws IOException, SQLException {
        for (Side side : sides) {
            ServerCpu.warmUp(side.server(), MOST_BATCHES, () -> side.cost(BATCH));
        }
        List<List<Double>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Double> costs = new ArrayList<>();
            for (Side side : sides) {
                costs.add(side.cost(TOKENS));
            }
            rounds.add(costs);
        }
        return rounds;
    }

    private static double median(List<List<Double>> rounds, int side) {
        return median(rounds.stream().map(costs -> costs.get(side)).toList());
    }

    private static double ratio(List<List<Double>> rounds, int beside) {
        return median(
                rounds.stream().map(costs -> costs.get(0) / costs.get(beside)).toList());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void report(List<List<Double>> rounds) throws IOException {
        double ratio = ratio(rounds, 1);
        boolean passed = ratio <= PROMISE;
        String table = String.format(
                Locale.ROOT,
                "%n  %-52s %10s %8s%n  %-52s %10.2f %8s%n  %-52s %10.2f %8.3f%n  %-52s %10.2f %8.3f%n%n"
                        + "  CPU ms of the server for one token, median of %d rounds of %d; promised: at most %.2f of plain Keycloak%n%n",
                "",
                "CPU ms",
                "ours to",
                "service account, hashed secret, ES256",
                median(rounds, 0),
                "",
                "plain Keycloak, client credentials, RS256 as it comes",
                median(rounds, 1),
                ratio,
                "plain Keycloak, client credentials, ES256 chosen",
                median(rounds, 2),
                ratio(rounds, 2),
                ROUNDS,
                TOKENS,
                PROMISE);
        String json = String.format(
                Locale.ROOT,
                "{\"bench\":\"service-accounts\",\"ours_ms\":%.2f,\"plain_ms\":%.2f,\"ratio\":%.3f,\"plain_es256_ms\":%.2f,\"es256_ratio\":%.3f,\"promise\":%.2f,\"passed\":%s}",
                median(rounds, 0),
                median(rounds, 1),
                ratio,
                median(rounds, 2),
                ratio(rounds, 2),
                PROMISE,
                passed);
        Files.writeString(Installation.TARGET.resolve("bench-service-accounts.txt"), table + json + "\n");
        assertThat(passed).describedAs(table).isTrue();
    }
}
