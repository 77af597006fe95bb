package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a service account comes at a gateway, and until when: each bound for itself, each end at its instant. */
class ServiceAccountBoundsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ORGANIZATION = "machinebounds";
    private static final ServiceAccountCalls CALLS = new ServiceAccountCalls(INSTALLATION, ORGANIZATION);

    /** The team stands in the path, and so does the project; one path needs a scope that nobody grants to machines. */
    private static final String ROUTES = """
            unmatched: deny
            routes:
              - path: "/api/teams/{team}/projects/{project}/assets"
                methods: [GET]
                permission: asset.view
                team: "{team}"
                project: "{project}"
              - path: "/api/teams/{team}/projects/{project}/assets"
                permission: asset.upload
                team: "{team}"
                project: "{project}"
              - path: "/api/settings"
                scopes: [stagedoor-admin]
            """;

    private static StudioApi owner;
    private static StudioApi developer;
    private static String team;
    private static String other;

    @TempDir
    private Path folder;

    @BeforeAll
    static void people() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, ORGANIZATION);
        organization.prove();
        owner = organization.owner;
        developer = new Administrators(INSTALLATION, new TestPeople(INSTALLATION), "machinebounds-administration")
                .hire("machinebounds-developer", ORGANIZATION, "developer");
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        team = operator.createTeam(ORGANIZATION, "Ingest");
        other = operator.createTeam(ORGANIZATION, "Trailers");
    }

    @Test
    void isRefusedOutsideOfEachBoundForItself() throws IOException {
        JsonNode profile = CALLS.profile(
                owner,
                "One project",
                Map.of(
                        "teams",
                        Map.of(team, Map.of("permissions", List.of("asset.view"), "projects", List.of("p-1")))));
        JsonNode account = CALLS.approved(owner, developer, profile, Map.of("name", "Bounded"));
        String secret = CALLS.secret(developer, account, 0);
        JsonNode tokens = CALLS.tokens(account, secret);
        try (ForwardAuthProcess gateway = gateway("--audience", "media-api");
                ForwardAuthProcess elsewhere = gateway("--audience", "billing-api")) {
            assertThat(ask(gateway, tokens, "GET", assets(team, "p-1")))
                    .as("approved")
                    .isEqualTo(200);
            assertThat(ask(gateway, tokens, "POST", assets(team, "p-1")))
                    .as("permission")
                    .isEqualTo(403);
            assertThat(ask(gateway, tokens, "GET", assets(other, "p-1")))
                    .as("team")
                    .isEqualTo(403);
            assertThat(ask(gateway, tokens, "GET", assets(team, "p-2")))
                    .as("project")
                    .isEqualTo(403);
            assertThat(ask(gateway, tokens, "GET", "/api/settings")).as("scope").isEqualTo(403);
            assertThat(ask(elsewhere, tokens, "GET", assets(team, "p-1")))
                    .as("audience")
                    .isEqualTo(401);

            // Asking for more gets nothing more.
            assertThat(CALLS.token(account, secret, Map.of("scope", "stagedoor-admin"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(CALLS.token(account, secret, Map.of("team", other)).statusCode())
                    .isEqualTo(400);
            for (String parameter : List.of("audience", "resource")) {
                JsonNode asked = Installation.json(CALLS.token(account, secret, Map.of(parameter, "billing-api"))
                        .body());
                if (asked.has("access_token")) {
                    assertThat(ask(elsewhere, asked, "GET", assets(team, "p-1")))
                            .as(parameter)
                            .isEqualTo(401);
                }
            }
            JsonNode project = StudioApi.accepted(CALLS.token(account, secret, Map.of("team", team, "project", "p-2")));
            assertThat(ask(gateway, project, "GET", assets(team, "p-2")))
                    .as("a token for another project")
                    .isEqualTo(403);
        }
        assertThat(new StudioApi(owner.base(), tokens.get("access_token").asText())
                        .get(CALLS.accounts(""))
                        .statusCode())
                .as("the administrative API")
                .isIn(401, 403);
    }

    @Test
    void tokensAndAccountEndAtTheInstantOfTheExpiry() throws IOException {
        JsonNode profile = CALLS.profile(owner, "Viewing", ServiceAccountCalls.everywhere("asset.view"));
        try (ForwardAuthProcess gateway = gateway("--audience", "media-api", "--skew", "0")) {
            Instant expiry = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 5);
            JsonNode account =
                    CALLS.approved(owner, developer, profile, Map.of("name", "Short", "expires", expiry.toString()));
            String secret = CALLS.secret(developer, account, 0);
            JsonNode tokens = CALLS.tokens(account, secret);
            assertEndsAt(expiry, expiry, () -> ask(gateway, tokens, "GET", assets(team, "p-1")) == 200);
            assertThat(ask(gateway, tokens, "GET", assets(team, "p-1"))).isEqualTo(401);
            assertThat(CALLS.token(account, secret, Map.of()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void theAccountItselfEndsAtTheInstantOfItsExpiry() {
        JsonNode profile = CALLS.profile(owner, "Reading", ServiceAccountCalls.everywhere("asset.view"));
        Instant expiry = Instant.ofEpochMilli(Instant.now().toEpochMilli()).plusMillis(3_377);
        JsonNode account =
                CALLS.approved(owner, developer, profile, Map.of("name", "Shorter", "expires", expiry.toString()));
        String secret = CALLS.secret(developer, account, 0);
        assertEndsAt(
                expiry, expiry, () -> CALLS.token(account, secret, Map.of()).statusCode() == 200);
    }

    @Test
    void theOldSecretIsDeadAtTheInstantAtWhichItsRotationEnds() {
        JsonNode profile = CALLS.profile(owner, "Watching", ServiceAccountCalls.everywhere("asset.view"));
        JsonNode account = CALLS.approved(owner, developer, profile, Map.of("name", "Rotating"));
        String old = CALLS.secret(developer, account, 0);
        Instant before = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        String next = CALLS.secret(developer, account, 2);
        Instant after = Instant.now();
        assertEndsAt(
                before.plusSeconds(2),
                after.plusSeconds(2),
                () -> CALLS.token(account, old, Map.of()).statusCode() == 200);
        assertThat(CALLS.token(account, next, Map.of()).statusCode()).isEqualTo(200);
    }

    /** Good whenever it was asked for before the earliest, refused whenever it was answered for a question after the latest. */
    private static void assertEndsAt(Instant earliest, Instant latest, BooleanSupplier isGood) {
        assertThat(isGood.getAsBoolean()).as("before it ends").isTrue();
        Eventually.get("the end", () -> {
            Instant asked = Instant.now();
            boolean good = isGood.getAsBoolean();
            Instant answered = Instant.now();
            if (good) {
                assertThat(asked).as("good, but asked for after the end").isBefore(latest);
                return Optional.empty();
            }
            assertThat(answered).as("refused, and answered before the end").isAfterOrEqualTo(earliest);
            return Optional.of(true);
        });
    }

    private static String assets(String team, String project) {
        return "/api/teams/" + team + "/projects/" + project + "/assets";
    }

    private static int ask(ForwardAuthProcess gateway, JsonNode tokens, String method, String path) {
        return Installation.send(HttpRequest.newBuilder(URI.create(gateway.address() + "/verify"))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asText())
                        .header("X-Forwarded-Method", method)
                        .header("X-Forwarded-Uri", path))
                .statusCode();
    }

    private ForwardAuthProcess gateway(String... options) throws IOException {
        Path routes = Files.writeString(folder.resolve("routes.yaml"), ROUTES);
        return ForwardAuthProcess.listening(
                INSTALLATION,
                "demo-gateway",
                INSTALLATION.data.resolve("secrets/DEMO_GATEWAY_CLIENT_SECRET"),
                Stream.concat(
                                Stream.of(
                                        "--routes",
                                        routes.toString(),
                                        "--feed",
                                        INSTALLATION.realm() + "/stagedoor/v1/signals/feed"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }
}
