package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets of service accounts and applications, two of each as during a rotation, and private keys: used, guessed wrongly and refused, they are nowhere
 * in a dump of the database, in its files and its log of writes, and in what the servers print.
 */
final class SecretsOnPostgres {

    private static final String ORGANIZATION = "initech";
    private static final String CALLBACK = "https://canary.initech.example/callback";

    private final EmbeddedPostgres postgres;
    private final Installation installation;
    private final ServiceAccountCalls accounts;
    private final ApplicationCalls applications;
    private final StudioApi owner;
    private final StudioApi developer;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    SecretsOnPostgres(EmbeddedPostgres postgres, Installation installation) {
        this.postgres = postgres;
        this.installation = installation;
        this.accounts = new ServiceAccountCalls(installation, ORGANIZATION);
        this.applications = new ApplicationCalls(installation, ORGANIZATION);
        Administrators people = new Administrators(installation, new TestPeople(installation), "canary-administration");
        this.owner = people.hire("canary-owner", ORGANIZATION, "owner");
        this.developer = people.hire("canary-developer", ORGANIZATION, "developer");
    }

    void areFoundNowhere() {
        try {
            JsonNode profile = accounts.profile(owner, "Canaries", ServiceAccountCalls.everywhere("asset.view"));
            ofAServiceAccount(profile);
            ofAnApplication();
            ofAKeyThatShouldHaveStayedAtHome(profile);
            ofTheSeal();
            Eventually.get(
                    "the trail",
                    () -> trail().contains("application.authenticate") ? Optional.of(true) : Optional.empty());
            search();
        } catch (JOSEException | SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ofAServiceAccount(JsonNode profile) {
        JsonNode account = accounts.approved(owner, developer, profile, Map.of("name", "Canary bird"));
        String first = kept("first secret of a service account", accounts.secret(developer, account, 0));
        String second = kept("second secret of a service account", accounts.secret(developer, account, 3600));
        accounts.tokens(account, first);
        String basic = kept(
                "second secret of a service account, as HTTP sends it",
                Base64.getEncoder()
                        .encodeToString(
                                (account.get("clientId").asText() + ":" + second).getBytes(StandardCharsets.UTF_8)));
        assertThat(accounts.post(Map.of("grant_type", "client_credentials"), Map.of("Authorization", "Basic " + basic))
                        .statusCode())
                .isEqualTo(200);
        assertThat(accounts.token(account, first + "x", Map.of()).statusCode()).isEqualTo(401);
        StudioApi.accepted(accounts.decide(owner, "POST", account, "/suspension", Map.of()));
        assertThat(accounts.token(account, second, Map.of()).statusCode()).isEqualTo(401);
    }

    private void ofAnApplication() throws JOSEException {
        JsonNode application = applications.web(developer, "Canary player", CALLBACK);
        String first = kept("first secret of an application", applications.secret(developer, application, 0));
        String second = kept("second secret of an application", applications.secret(developer, application, 3600));
        assertThat(applications.error(application, CALLBACK, first)).isEqualTo("invalid_grant");
        assertThat(applications.error(application, CALLBACK, second)).isEqualTo("invalid_grant");
        assertThat(applications.error(application, CALLBACK, second + "x")).isEqualTo("invalid_client");
    }

    /** Sent by somebody who took the wrong file. */
    private void ofAKeyThatShouldHaveStayedAtHome(JsonNode profile) throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("canary").generate();
        kept("private key of a service account", key.getD().toString());
        kept("its bytes", new String(key.getD().decode(), StandardCharsets.ISO_8859_1));
        assertThat(accounts.ask(
                                developer,
                                profile.get("id").asText(),
                                Map.of("name", "Careless", "jwks", new JWKSet(key).toJSONObject(false)))
                        .body())
                .contains("private key");
    }

    /** What would open the secrets that have to be used again. */
    private void ofTheSeal() {
        String key =
                installation.secret("ENCRYPTION_KEYS").strip().split(" ", 2)[1].strip();
        kept("key of the seal", key);
        kept("its bytes, too", new String(Base64.getDecoder().decode(key), StandardCharsets.ISO_8859_1));
    }

    private void search() throws SQLException, IOException {
        Traces secret = new Traces(secrets);
        Traces open = new Traces(Map.of("name", "Canary bird", "event", "service-account.new-secret"));
        Path logs = installation.data.resolve("logs");
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
            Path files = dataDirectory(statement);

            assertThat(secret.inTables(connection)).isEmpty();
            assertThat(secret.inFiles(files)).isEmpty();
            assertThat(secret.inFiles(logs)).isEmpty();
            assertThat(trail()).doesNotContain(secrets.values());

            assertThat(open.inTables(connection))
                    .as("what is looked for is found where it may be")
                    .anyMatch(found -> found.startsWith("name in public."))
                    .anyMatch(found -> found.startsWith("event in public."));
            assertThat(open.inFiles(files))
                    .anyMatch(found -> found.startsWith("name in " + files.resolve("base")))
                    .anyMatch(found -> found.startsWith("name in " + files.resolve("pg_wal")));
            assertThat(new Traces(Map.of("line", "Initializing database schema")).inFiles(logs))
                    .contains("line in " + logs.resolve("server.log"));
        }
    }

    private static Path dataDirectory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }

    private String trail() {
        return owner.get("/organizations/" + ORGANIZATION + "/audit-events?limit=200")
                .body();
    }

    private String kept(String name, String secret) {
        secrets.put(name, secret);
        return secret;
    }
}
