package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is taken away is taken away at the gateway within a second, although the token lives on. */
class SignalsReachTheGatewayIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final String ORGANIZATION = "initech";
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private static String team = "";

    @BeforeAll
    static void aTeam() {
        team = StudioApi.asOperator(INSTALLATION).createTeam(ORGANIZATION, "Signals");
    }

    @Test
    void aDemotedPersonsTokenEndsAndTheNextOneSaysLess() {
        Person person = member("signal-demoted", "administrator");
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(manage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        StudioApi.asOperator(INSTALLATION).giveTeamRole(ORGANIZATION, team, person.id(), "follower");

        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
        JsonNode next = PEOPLE.refresh(tokens);
        assertThat(manage(next)).isEqualTo(403);
        assertThat(footage(next)).isEqualTo(200);
    }

    @Test
    void aPersonWhoGainsRightsKeepsTheirToken() {
        Person person = member("signal-promoted", "follower");
        JsonNode tokens = PEOPLE.signIn(person);

        StudioApi.asOperator(INSTALLATION).giveTeamRole(ORGANIZATION, team, person.id(), "administrator");

        assertThat(manage(PEOPLE.refresh(tokens))).isEqualTo(200);
        assertThat(footage(tokens)).isEqualTo(200);
    }

    @Test
    void anEndedSessionEndsItsTokensAndItsRefreshToken() {
        Person person = member("signal-session", "reviewer");
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(footage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        INSTALLATION.admin("POST", "studio/users/" + person.id() + "/logout", Map.of());

        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(refreshStatus(tokens)).isEqualTo(400);
    }

    @Test
    void aDisabledPersonIsOutAndStaysOutWithTheirOldTokensAfterwards() {
        Person person = member("signal-disabled", "reviewer");
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(footage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        setEnabled(person, false);

        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(refreshStatus(tokens)).isEqualTo(400);
        setEnabled(person, true);
        assertThat(footage(tokens)).isEqualTo(401);
        assertThat(refreshStatus(tokens)).isEqualTo(400);
    }

    @Test
    void aDeletedPersonIsOut() {
        Person person = member("signal-deleted", "reviewer");
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(footage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        INSTALLATION.admin("DELETE", "studio/users/" + person.id(), null);

        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
    }

    @Test
    void whoLeavesTheOrganizationIsOutOfIt() {
        Person person = member("signal-left", "reviewer");
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(footage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        INSTALLATION.admin(
                "DELETE",
                "studio/organizations/" + PEOPLE.organizationId(ORGANIZATION) + "/members/" + person.id(),
                null);

        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(refreshStatus(tokens)).isEqualTo(400);
    }

    @Test
    void aGatewayThatWasAwayKnowsItAllWhenItIsReady() {
        Person person = member("signal-restart", "administrator");
        JsonNode tokens = PEOPLE.signIn(person);
        try (ForwardAuthProcess gateway = ForwardAuthProcess.listening(INSTALLATION)) {
            assertThat(verify(gateway.address(), tokens)).isEqualTo(200);
            gateway.process().destroyForcibly().onExit().join();
        }
        StudioApi.asOperator(INSTALLATION).giveTeamRole(ORGANIZATION, team, person.id(), "follower");

        try (ForwardAuthProcess again = ForwardAuthProcess.listening(INSTALLATION)) {
            assertThat(verify(again.address(), tokens)).isEqualTo(401);
        }
    }

    private static Person member(String name, String teamRole) {
        Person person = PEOPLE.create(name, ORGANIZATION);
        StudioApi.asOperator(INSTALLATION).giveTeamRole(ORGANIZATION, team, person.id(), teamRole);
        return person;
    }

    private static void setEnabled(Person person, boolean enabled) {
        HttpResponse<String> answer = INSTALLATION.admin(
                "PUT",
                "studio/users/" + person.id(),
                Map.of("enabled", enabled, "email", person.email(), "firstName", "A", "lastName", "B"));
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(204);
    }

    /** From before the change was asked for to the first refusal, which is longer than from its commit. */
    private static Duration refusedAfter(Instant asked, JsonNode tokens) {
        return Eventually.get(
                "the gateway to refuse the token",
                () -> footage(tokens) == 401 ? Optional.of(Duration.between(asked, Instant.now())) : Optional.empty());
    }

    private static int footage(JsonNode tokens) {
        return verify(INSTALLATION.gateway(), tokens);
    }

    private static int verify(String gateway, JsonNode tokens) {
        return ask(gateway, tokens, "GET", "/api/footage");
    }

    private static int manage(JsonNode tokens) {
        return ask(INSTALLATION.gateway(), tokens, "POST", "/api/teams/" + team + "/people");
    }

    private static int ask(String gateway, JsonNode tokens, String method, String path) {
        return Installation.send(HttpRequest.newBuilder(URI.create(gateway + "/verify"))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asText())
                        .header("X-Forwarded-Method", method)
                        .header("X-Forwarded-Proto", "http")
                        .header("X-Forwarded-Host", "localhost")
                        .header("X-Forwarded-Uri", path))
                .statusCode();
    }

    private static int refreshStatus(JsonNode tokens) {
        return Installation.send(HttpRequest.newBuilder(
                                URI.create(INSTALLATION.realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Installation.form(Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "screening-room",
                                "client_secret",
                                INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
                                "refresh_token",
                                tokens.get("refresh_token").asText())))))
                .statusCode();
    }
}
