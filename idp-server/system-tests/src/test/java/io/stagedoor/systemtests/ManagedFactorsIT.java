package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What people and their administrators see and do of factors. */
class ManagedFactorsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final FactorPeople PEOPLE = new FactorPeople(INSTALLATION, "factorworks");

    @AfterAll
    static void nothingIsAskedAnyMore() {
        new EnforcedPolicies(PEOPLE.organization).clear();
    }

    @Test
    void theLastFactorThatAPolicyAsksForStays() {
        Person ida = PEOPLE.withApp("factors-ida");
        FormSignIn browser = PEOPLE.signedIn(ida);
        String app = PEOPLE.mine(ida, "otp").get("id").asText();
        new EnforcedPolicies(PEOPLE.organization).put(EnforcedPolicies.level(2, "enforced", "factors-nowhere"));
        try {
            assertThat(PEOPLE.mine(ida, "otp").path("neededBy").asText()).isEqualTo("Two factors");
            HttpResponse<String> kept = browser.request(
                    PEOPLE.application, new CodeVerifier(), Map.of("kc_action", "delete_credential:" + app));
            assertThat(kept.body()).contains("You need this factor", "Two factors");
            assertThat(browser.submit(kept, Map.of("accept", "accept")).body()).contains("You need this factor");
            assertThat(PEOPLE.types(ida)).contains("otp");
            assertThat(PEOPLE.audited("factor.remove")).contains(ida.id(), "needed");

            assertThat(FactorPeople.isIn(PEOPLE.register(browser, PEOPLE.passkey(FactorPeople.MODEL), 0, false)))
                    .isTrue();
            HttpResponse<String> asked = browser.request(
                    PEOPLE.application, new CodeVerifier(), Map.of("kc_action", "delete_credential:" + app));
            assertThat(FactorPeople.isIn(browser.submit(asked, Map.of("accept", "accept"))))
                    .isTrue();
            assertThat(PEOPLE.types(ida)).doesNotContain("\"otp\"");
        } finally {
            new EnforcedPolicies(PEOPLE.organization).clear();
        }
    }

    @Test
    void peopleNameTheirFactorsAndPreferOne() {
        Person jon = PEOPLE.withApp("factors-jon");
        FormSignIn browser = PEOPLE.signedIn(jon);
        SoftPasskey key = PEOPLE.passkey(FactorPeople.MODEL);
        assertThat(FactorPeople.isIn(PEOPLE.register(browser, key, 0, false))).isTrue();
        StudioApi own = PEOPLE.api(jon);
        String passkey = PEOPLE.mine(own, "webauthn-passwordless").get("id").asText();
        assertThat(PEOPLE.mine(own, "otp").get("preferred").asBoolean()).isTrue();

        assertThat(own.call("PUT", "/my-factors/" + passkey + "/preferred", null, Map.of())
                        .statusCode())
                .isEqualTo(204);
        assertThat(own.call("PUT", "/my-factors/" + passkey, Map.of("name", "Laptop"), Map.of())
                        .statusCode())
                .isEqualTo(204);

        assertThat(PEOPLE.mine(own, "webauthn-passwordless").get("preferred").asBoolean())
                .isTrue();
        assertThat(PEOPLE.mine(own, "webauthn-passwordless").get("name").asText())
                .isEqualTo("Laptop");
        assertThat(PEOPLE.browser()
                        .entered(PEOPLE.application, new CodeVerifier(), jon.email(), TestPeople.PASSWORD)
                        .body())
                .contains("authenticateWebAuthnButton");
        assertThat(own.call("PUT", "/my-factors/" + passkey, Map.of("name", "a\u202eb"), Map.of())
                        .statusCode())
                .isEqualTo(422);
        String others = PEOPLE.mine(PEOPLE.organization.owner, "otp").get("id").asText();
        assertThat(own.call("PUT", "/my-factors/" + others, Map.of("name", "Mine"), Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAdministratorResetsFactorsForAReasonAndThePersonIsTold() {
        Person kim = PEOPLE.withApp("factors-kim");
        FormSignIn browser = PEOPLE.signedIn(kim);
        PEOPLE.newCodes(browser, browser.request(PEOPLE.application, new CodeVerifier(), FactorPeople.codesAction()));
        String path = "/people/" + kim.id() + "/factors/reset";
        assertThat(PEOPLE.organization.call("POST", path, Map.of("reason", " ")).statusCode())
                .isEqualTo(422);
        JsonNode done =
                StudioApi.accepted(PEOPLE.organization.call("POST", path, Map.of("reason", "Phone left in a cab")));
        assertThat(done.get("removed").asInt()).isEqualTo(2);
        assertThat(PEOPLE.types(kim)).doesNotContain("otp", "recovery");
        assertThat(PEOPLE.audited("factor.reset")).contains(kim.id(), "Phone left in a cab");
        Eventually.get(
                "the letter",
                () -> Letters.sentTo(INSTALLATION, kim.email()).stream()
                                .anyMatch(letter -> letter.toString().contains("second factor was removed"))
                        ? Optional.of(true)
                        : Optional.empty());
        assertThat(PEOPLE.organization
                        .call("POST", path, Map.of("reason", "Again"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void figuresOfATeamSayWhichFactorsItsPeopleHave() {
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        String team = operator.createTeam(PEOPLE.home, "Covered");
        Person lea = PEOPLE.withApp("factors-lea");
        Person max = PEOPLE.withPassword("factors-max");
        Person guest = new TestPeople(INSTALLATION).createWithApp("factors-guest", "initech", FactorPeople.SECRET);
        new TestPeople(INSTALLATION).join(guest.id(), PEOPLE.home);
        for (Person one : List.of(lea, max, guest)) {
            operator.giveTeamRole(PEOPLE.home, team, one.id(), one.equals(max) ? "administrator" : "reviewer");
        }
        JsonNode figures = StudioApi.accepted(PEOPLE.organization.get("/teams/" + team + "/factor-coverage"));
        assertThat(figures.get("people").asInt()).isEqualTo(3);
        assertThat(figures.get("counted").asInt()).isEqualTo(2);
        assertThat(figures.get("covered").asInt()).isEqualTo(1);
        assertThat(figures.get("kinds").toString()).isEqualTo("{\"otp\":1}");
        FormSignIn browser = PEOPLE.browser();
        StudioApi teamAdministrator = new StudioApi(
                PEOPLE.organization.owner.base(),
                browser.signIn(PEOPLE.admin(), max.email(), TestPeople.PASSWORD)
                        .get("access_token")
                        .asText());
        assertThat(teamAdministrator
                        .get("/organizations/" + PEOPLE.home + "/teams/" + team + "/factor-coverage")
                        .statusCode())
                .isEqualTo(403);
    }
}
