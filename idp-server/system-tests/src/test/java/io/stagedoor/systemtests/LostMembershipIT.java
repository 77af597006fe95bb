package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever is out of an organization is out with everything that they kept from before. */
class LostMembershipIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String CLIENT = "it-keeps-people-signed-in";

    @Test
    void anOfflineSessionGivesNothingMoreOfAnOrganizationThatWasLeft() {
        APPLICATIONS.add(CLIENT, "media-api", "offline_access", Map.of());
        Person person = PEOPLE.create("offline-left", "initech");
        String team = OPERATOR.createTeam("initech", "Offline");
        OPERATOR.giveTeamRole("initech", team, person.id(), "reviewer");
        JsonNode tokens = APPLICATIONS.signIn(CLIENT, person, "openid offline_access organization:initech");
        INSTALLATION.admin(
                "DELETE", "studio/sessions/" + tokens.get("session_state").asText(), null);
        HttpResponse<String> outlived = APPLICATIONS.refresh(CLIENT, tokens);
        assertThat(outlived.statusCode())
                .as("offline access outlives the session")
                .isEqualTo(200);
        JsonNode kept = Installation.json(outlived.body());
        assertThat(status(kept)).isEqualTo(200);

        leave("initech", person);

        HttpResponse<String> refused = APPLICATIONS.refresh(CLIENT, kept);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Installation.json(refused.body()).get("error").asText()).isEqualTo("invalid_grant");
        Eventually.get(
                "the gateway to refuse the token",
                () -> Optional.of(status(kept)).filter(status -> status == 401));
    }

    /** Theo's account is acme's: when acme lets him go, it is gone, and with it what he held as a guest. */
    @Test
    void whoseHomeDeletesThemIsGoneEverywhere() {
        Person theo = signedInAtAcme();
        PEOPLE.join(theo.id(), "initech");
        String team = OPERATOR.createTeam("initech", "With a guest");
        OPERATOR.giveTeamRole("initech", team, theo.id(), "reviewer");
        OPERATOR.giveOrganizationRole("initech", theo.id(), "auditor");
        String memberships = "/organizations/initech/teams/" + team + "/memberships";
        assertThat(OPERATOR.get(memberships).body()).contains(theo.id());

        leave("acme", theo);

        assertThat(INSTALLATION.admin("GET", "studio/users/" + theo.id(), null).statusCode())
                .as("a managed member's account goes with the membership")
                .isEqualTo(404);
        assertThat(OPERATOR.get(memberships).body()).doesNotContain(theo.id());
        assertThat(OPERATOR.get("/organizations/initech/organization-roles").body())
                .doesNotContain(theo.id());
    }

    private static void leave(String organization, Person person) {
        HttpResponse<String> left = INSTALLATION.admin(
                "DELETE",
                "studio/organizations/" + PEOPLE.organizationId(organization) + "/members/" + person.id(),
                null);
        assertThat(left.statusCode()).describedAs(left.body()).isEqualTo(204);
    }

    private static Person signedInAtAcme() {
        String email = "theo@acme.example";
        try (Browser.Visit visit = Browser.visit()) {
            Page page = visit.page();
            SignInPages pages = new SignInPages(page, INSTALLATION);
            pages.startAtScreeningRoom();
            pages.enterEmail(email);
            pages.signInAtCorporateIdp();
            pages.waitForScreeningRoom();
        }
        JsonNode found = Installation.json(INSTALLATION
                .admin("GET", "studio/users?email=theo%40acme.example&exact=true", null)
                .body());
        return new Person(found.get(0).get("id").asText(), email);
    }

    private static int status(JsonNode tokens) {
        return Installation.send(HttpRequest.newBuilder(URI.create(INSTALLATION.gateway() + "/verify"))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asText())
                        .header("X-Forwarded-Method", "GET")
                        .header("X-Forwarded-Uri", "/api/footage"))
                .statusCode();
    }
}
