package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spring Cloud Gateway with our filter and our reference configuration, in a process of its own, in front of an application. */
@SuppressWarnings("NullAway.Init") // made before the tests
class SpringCloudGatewayIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String ORGANIZATION = "initech";
    private static final Path MODULE = Installation.ROOT.resolve("extensions/gateway/spring-cloud-gateway");
    private static final String ROUTES = """
            routes:
              - path: "/api/teams/{team}/people"
                permission: team.manage
                team: "{team}"
              - path: /api/settings
                acr: "3"
            """;

    private static final EchoUpstream APPLICATION = new EchoUpstream();
    private static ForwardAuthProcess service;
    private static ForeignServer gateway;
    private static String team;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        service = ForwardAuthProcess.listening(
                INSTALLATION,
                "demo-gateway",
                INSTALLATION.data.resolve("secrets/DEMO_GATEWAY_CLIENT_SECRET"),
                "--feed",
                "issuer",
                "--routes",
                Files.writeString(folder.resolve("routes.yaml"), ROUTES).toString());
        gateway = new ForeignServer(
                "spring-cloud-gateway.yaml",
                Map.of("PORT", "{port}", "GATEWAY", "127.0.0.1:" + service.port(), "UPSTREAM", APPLICATION.address()),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                MODULE.resolve("target/classes") + ":" + MODULE.resolve("target/lib") + "/*",
                "io.stagedoor.gateway.spring.SpringCloudGateway",
                "--spring.config.location=file:@CONFIG@");
        team = OPERATOR.createTeam(ORGANIZATION, "Behind Spring");
    }

    @AfterAll
    static void stop() {
        if (gateway != null) { // it did not start
            gateway.close();
        }
        service.close();
        APPLICATION.close();
    }

    @Test
    void aGoodTokenPassesAndTheApplicationHearsWhoItIsFromTheServiceAlone() {
        Person person = member("spring-good", "reviewer");
        HttpResponse<String> answer =
                Installation.send(with(accessToken(PEOPLE.signIn(person)), request("GET", "/api/footage"))
                        .header("X-Auth-Subject", "somebody-else")
                        .header("X-Auth-Organization", "rival-studios")
                        .header("X_Auth_Subject", "somebody-else")
                        .header("X-Auth-Permission-Constraint", "none"));

        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        JsonNode told = Installation.json(answer.body());
        assertThat(told.path("x-auth-subject").asText()).isEqualTo(person.id());
        assertThat(told.path("x-auth-organization").asText()).isEqualTo(ORGANIZATION);
        assertThat(told.has("x_auth_subject")).isFalse();
        assertThat(told.has("x-auth-permission-constraint")).isFalse();
        assertThat(told.path("x-request-id").asText()).isNotEmpty();
    }

    @Test
    void withoutATokenNobodyPasses() {
        HttpResponse<String> answer = Installation.send(request("GET", "/api/footage"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).startsWith("Bearer realm=");
    }

    @Test
    void aTokenForAnotherApiIsRefused() {
        HttpResponse<String> answer = Installation.send(with(OPERATOR.token(), request("GET", "/api/footage")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Installation.json(answer.body()).path("title").asText()).isEqualTo("WRONG_AUDIENCE");
    }

    @Test
    void aTamperedTokenIsRefused() {
        String token = INSTALLATION.clientToken();
        String tampered =
                token.substring(0, token.lastIndexOf('.') - 4) + "AAAA" + token.substring(token.lastIndexOf('.'));

        assertThat(Installation.send(with(tampered, request("GET", "/api/footage")))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoLacksThePermissionIsRefusedAndWhoHasItPasses() {
        Person person = member("spring-permission", "follower");
        JsonNode tokens = PEOPLE.signIn(person);
        String people = "/api/teams/" + team + "/people";
        HttpResponse<String> refused = Installation.send(with(accessToken(tokens), request("POST", people)));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Installation.json(refused.body()).path("title").asText()).isEqualTo("NOT_PERMITTED");
        OPERATOR.giveTeamRole(ORGANIZATION, team, person.id(), "administrator");
        HttpResponse<String> allowed =
                Installation.send(with(accessToken(PEOPLE.refresh(tokens)), request("POST", people)));
        assertThat(allowed.statusCode()).describedAs(allowed.body()).isEqualTo(200);
        assertThat(Installation.json(allowed.body()).path("x-auth-team-role").asText())
                .isEqualTo("administrator");
    }

    @Test
    void whoHasToProveMoreIsToldHow() {
        Person person = member("spring-step-up", "reviewer");
        HttpResponse<String> answer =
                Installation.send(with(accessToken(PEOPLE.signIn(person)), request("GET", "/api/settings")));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(challenge(answer)).contains("error=\"insufficient_user_authentication\"", "acr_values=\"3\"");
    }

    @Test
    void anEndedSessionIsOutAlthoughItsTokenLivesOn() {
        Person person = member("spring-ended", "reviewer");
        String token = accessToken(PEOPLE.signIn(person));
        assertThat(footage(token)).isEqualTo(200);

        INSTALLATION.admin("POST", "studio/users/" + person.id() + "/logout", Map.of());

        Eventually.get(
                "the gateway to refuse the token",
                () -> Optional.of(footage(token)).filter(status -> status == 401));
    }

    private static Person member(String name, String teamRole) {
        Person person = PEOPLE.create(name, ORGANIZATION);
        OPERATOR.giveTeamRole(ORGANIZATION, team, person.id(), teamRole);
        return person;
    }

    private static int footage(String token) {
        return Installation.send(with(token, request("GET", "/api/footage"))).statusCode();
    }

    private static HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create(gateway.address() + path)).method(method, BodyPublishers.noBody());
    }

    private static HttpRequest.Builder with(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static String accessToken(JsonNode tokens) {
        return tokens.get("access_token").asText();
    }

    private static String challenge(HttpResponse<String> answer) {
        return answer.headers().firstValue("WWW-Authenticate").orElse("");
    }
}
