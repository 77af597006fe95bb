package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            StudioApi operator = StudioApi.asOperator(new Installation(port, data));
            for (String path : List.of("overview", "settings")) {
                assertThat(operator.get("/organizations/initech/" + path).statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            Shell.launcher(Map.of(), "stop", "--data", data.toString());

            Map<String, String> production = new HashMap<>(database);
            production.put("KC_HOSTNAME", "https://login.example.com");
            production.put("KC_PROXY_HEADERS", "xforwarded");
            production.put("KC_HTTP_ENABLED", "true");
            production.put("KC_HTTP_PORT", String.valueOf(Ports.free()));
            production.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(Ports.free()));
            production.put("KC_CACHE", "local");
            Shell.Result refused = Shell.launcher(production, "start", "--production", "--data", data.toString());

            assertThat(refused.status()).isNotZero();
            assertThat(refused.output()).contains("this database holds demonstration data (realm studio)");
        }
    }
}
