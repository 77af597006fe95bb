package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same distribution on PostgreSQL, chosen by Keycloak's own settings alone. */
class PostgresIT {

    @TempDir
    private Path data;

    @AfterEach
    void stop() {
        Shell.launcher(Map.of(), "stop", "--data", data.toString());
    }

    @Test
    void servesTheDeclaredRealmAndProductionRefusesADatabaseWithTheDemonstrationInIt() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int port = Ports.freeBase();
            Map<String, String> database = Map.of(
                    "KC_DB", "postgres",
                    "KC_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                    "KC_DB_USERNAME", "postgres",
                    "KC_DB_PASSWORD", "postgres");

            Shell.Result started = Shell.launcher(
                    database, "start", "--detach", "--port", String.valueOf(port), "--data", data.toString());

            assertThat(started.status()).describedAs(started.output()).isZero();
            assertThat(Installation.send(java.net.http.HttpRequest.newBuilder(
                                    java.net.URI.create("http://localhost:" + port + "/realms/studio")))
                            .statusCode())
                    .isEqualTo(200);
            Installation installation = new Installation(port, data);
            StudioApi operator = StudioApi.asOperator(installation);
            for (String path : List.of("overview", "settings")) {
                assertThat(operator.get("/organizations/initech/" + path).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            ofTwoOwnersWhoSuspendEachOtherAtOnceOneStays(postgres, installation);
            PeopleOfDirectories directories = new PeopleOfDirectories(postgres, installation);
            directories.areMadeAsKeycloakMakesThem();
            directories.neverHaveAnAddressThatSomebodyHas();
            DomainsOnPostgres domains = new DomainsOnPostgres(postgres, installation);
            domains.ofADomainAndOneBelowItProvedAtOnceOneIsTaken();
            domains.aDomainWithoutItsRecordLapsesAfterItsGrace();
            domains.noColumnOfAnyTableHoldsASecretOfACompany();
            new SecretsOnPostgres(postgres, installation).areFoundNowhere();
            Shell.launcher(Map.of(), "stop", "--data", data.toString());

            Map<String, String> production = new HashMap<>(database);
            production.put("KC_HOSTNAME", "https://login.example.com");
            production.put("KC_PROXY_HEADERS", "xforwarded");
            production.put("KC_HTTP_ENABLED", "true");
            production.put("KC_HTTP_PORT", String.valueOf(Ports.free()));
            production.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(Ports.free()));
            production.put("KC_CACHE", "local");
            Shell.Result keyless = Shell.launcher(production, "start", "--production", "--data", data.toString());
            assertThat(keyless.status()).isNotZero();
            assertThat(keyless.output()).contains("secrets need a key file");
            production.put(
                    "KC_SPI_STAGEDOOR_SEAL__DEFAULT__KEY_FILE",
                    data.resolve("secrets/ENCRYPTION_KEYS").toString());
            Shell.Result refused = Shell.launcher(production, "start", "--production", "--data", data.toString());

            assertThat(refused.status()).isNotZero();
            assertThat(refused.output()).contains("this database holds demonstration data (realm studio)");
        }
    }

    /** Both calls have passed the gate, and wait for the list of organization roles. */
    private static void ofTwoOwnersWhoSuspendEachOtherAtOnceOneStays(
            EmbeddedPostgres postgres, Installation installation) {
        TestPeople people = new TestPeople(installation);
        PeopleCalls calls = new PeopleCalls(installation, "initech");
        Administrators administrators = new Administrators(installation, people, "owners-test");
        TestPeople.Person one = people.create("owner-one", "initech");
        TestPeople.Person other = people.create("owner-other", "initech");
        StudioApi first = owner(installation, administrators, one);
        StudioApi second = owner(installation, administrators, other);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from sd_organization_role where organization_role = 'owner' and person_id not in ('"
                            + one.id() + "', '" + other.id() + "')");
            connection.setAutoCommit(false);
            statement.execute("select * from sd_team_list for update");
            CompletableFuture<Integer> firsts = CompletableFuture.supplyAsync(() -> calls.suspend(first, other));
            CompletableFuture<Integer> seconds = CompletableFuture.supplyAsync(() -> calls.suspend(second, one));
            Eventually.get(
                    "both to wait for the list",
                    () -> waiting(postgres, "sd_team_list") == 2 ? Optional.of(true) : Optional.empty());
            connection.rollback();

            assertThat(List.of(firsts.join(), seconds.join())).containsExactlyInAnyOrder(200, 409);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StudioApi owner(Installation installation, Administrators administrators, TestPeople.Person person) {
        StudioApi.asOperator(installation).giveOrganizationRole("initech", person.id(), "owner");
        return administrators.as(person, "initech");
    }

    static long waiting(EmbeddedPostgres postgres, String table) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '% "
                                + table + " %'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
