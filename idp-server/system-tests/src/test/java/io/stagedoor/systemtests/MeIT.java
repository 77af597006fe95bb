package io.stagedoor.systemtests;

import static io.stagedoor.systemtests.PeopleCalls.ok;
import static io.stagedoor.systemtests.PeopleCalls.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What everybody may know of themselves at the real server, and take along. */
class MeIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String HOME = "initech";
    private static final String OTHER = "globex";
    private static final PeopleCalls CALLS = new PeopleCalls(INSTALLATION, HOME);

    private static final Administrators ADMINISTRATORS = new Administrators(INSTALLATION, PEOPLE, "me-test");
    private static StudioApi owner = OPERATOR;
    private static String team = "";

    @BeforeAll
    static void administratorsOfTheOrganization() {
        owner = ADMINISTRATORS.hire("me-owner", HOME, "owner");
        team = OPERATOR.createTeam(HOME, "Me");
    }

    @Test
    void tellsPeopleWhoTheyAreAndWhatTheyMay() {
        Person person = PEOPLE.create("people-me", HOME);
        PEOPLE.join(person.id(), OTHER);
        OPERATOR.giveTeamRole(HOME, team, person.id(), "reviewer");
        OPERATOR.giveOrganizationRole(OTHER, person.id(), "auditor");
        StudioApi me = ADMINISTRATORS.as(person, HOME);

        JsonNode who = ok(me.get("/me"));
        assertThat(who.get("id").asText()).isEqualTo(person.id());
        assertThat(who.get("operator").asBoolean()).isFalse();
        assertThat(texts(who.get("organizations"), "alias")).containsExactly(OTHER, HOME);
        assertThat(who.get("organizations").get(0).get("home").asBoolean()).isFalse();
        assertThat(who.get("organizations").get(0).get("organizationRoles").toString())
                .isEqualTo("[\"auditor\"]");
        assertThat(who.get("organizations").get(1).get("home").asBoolean()).isTrue();

        JsonNode held = ok(me.get("/me/teams")).get("items").get(0);
        assertThat(held.get("id").asText()).isEqualTo(team);
        assertThat(held.get("sources").get(0).get("source").asText()).isEqualTo("manual");
        assertThat(held.get("permissions")).hasSize(14);
        assertThat(ok(OPERATOR.get("/me")).get("operator").asBoolean()).isTrue();
        assertThat(OPERATOR.get("/me/teams").statusCode()).isEqualTo(403);
        assertThat(me.get("/organizations").statusCode()).isEqualTo(403);
        assertThat(texts(ok(OPERATOR.get("/organizations?search=INITECH")).get("items"), "alias"))
                .containsExactly(HOME);
    }

    @Test
    void anExportHoldsEverythingOfThePersonAndNothingOfOthers() {
        Person person = PEOPLE.create("people-export", HOME);
        OPERATOR.giveTeamRole(HOME, team, person.id(), "reviewer");
        String ownerId = ok(owner.get("/me")).get("id").asText();
        OPERATOR.giveOrganizationRole(HOME, person.id(), "security-administrator");
        StudioApi me = ADMINISTRATORS.as(person, HOME);
        Person other = PEOPLE.create("people-export-other", HOME);
        // What was done by them about others, and by others about them.
        assertThat(CALLS.suspend(me, other)).isEqualTo(200);
        owner.call("POST", CALLS.person(person) + "/password-reset", null, Map.of());

        HttpResponse<String> answer = me.get("/me/export");

        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment");
        JsonNode file = ok(answer);
        assertThat(file.get("profile").get("email").asText()).isEqualTo(person.email());
        assertThat(file.get("organizations")
                        .get(0)
                        .get("teams")
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo(team);
        assertThat(file.get("factors")).hasSize(1);
        assertThat(file.get("sessions")).hasSize(1);
        assertThat(texts(file.get("facts"), "action")).contains("sign-in", "person.suspend", "password-reset.send");
        assertThat(answer.body())
                .doesNotContain(other.id(), other.email(), ownerId, "me-owner", "for the test", "secretData");
    }

    @Test
    void erasureIsAskedForAndWithdrawn() {
        StudioApi me = ADMINISTRATORS.hire("people-erasure", HOME, "member");

        assertThat(me.get("/me/erasure-request").statusCode()).isEqualTo(404);
        String asked = ok(me.call("PUT", "/me/erasure-request", null, Map.of()))
                .get("askedAt")
                .asText();
        assertThat(ok(me.call("PUT", "/me/erasure-request", null, Map.of()))
                        .get("askedAt")
                        .asText())
                .isEqualTo(asked);
        assertThat(me.call("DELETE", "/me/erasure-request", null, Map.of()).statusCode())
                .isEqualTo(204);
        assertThat(me.get("/me/erasure-request").statusCode()).isEqualTo(404);
    }
}
