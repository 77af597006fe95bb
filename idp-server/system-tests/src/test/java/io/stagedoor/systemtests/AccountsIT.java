package io.stagedoor.systemtests;

import static io.stagedoor.systemtests.PeopleCalls.ok;
import static io.stagedoor.systemtests.PeopleCalls.sessionOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What administrators do to accounts of home people at the real server, and to whose not. */
class AccountsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String HOME = "initech";
    private static final PeopleCalls CALLS = new PeopleCalls(INSTALLATION, HOME);
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private static final Administrators ADMINISTRATORS = new Administrators(INSTALLATION, PEOPLE, "accounts-test");
    private static StudioApi owner = OPERATOR;
    private static StudioApi helpDesk = OPERATOR;

    @BeforeAll
    static void administratorsOfTheOrganization() {
        owner = ADMINISTRATORS.hire("accounts-owner", HOME, "owner");
        helpDesk = ADMINISTRATORS.hire("accounts-help-desk", HOME, "help-desk");
    }

    @Test
    void nobodyEndsASessionOfSomebodyElseThroughAnId() {
        Person one = PEOPLE.create("people-session-one", HOME);
        Person other = PEOPLE.create("people-session-other", HOME);
        JsonNode tokens = PEOPLE.signIn(one);

        assertThat(helpDesk.call("DELETE", CALLS.person(other) + "/sessions/" + sessionOf(tokens), null, Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(CALLS.footage(tokens)).isEqualTo(200);
    }

    @Test
    void theHelpDeskEndsAStolenSessionAndTheGatewayRefusesIt() {
        Person person = PEOPLE.create("people-stolen", HOME);
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(CALLS.footage(tokens)).isEqualTo(200);
        JsonNode open = ok(helpDesk.get(CALLS.person(person))).get("sessions").get(0);
        assertThat(open.get("id").asText()).isEqualTo(sessionOf(tokens));
        assertThat(open.get("address").asText()).isNotEmpty();
        assertThat(open.get("current").asBoolean()).isFalse();
        assertThat(open.get("applications").toString()).contains("Screening Room");

        Instant asked = Instant.now();
        JsonNode answer = ok(helpDesk.call(
                "DELETE", CALLS.person(person) + "/sessions/" + open.get("id").asText(), null, Map.of()));

        assertThat(answer.get("ended").asInt()).isEqualTo(1);
        assertThat(CALLS.refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(ok(helpDesk.get(CALLS.person(person))).get("sessions")).isEmpty();
    }

    @Test
    void signingSomebodyOutEverywhereEndsOfflineSessionsToo() {
        Person person = PEOPLE.create("people-everywhere", HOME);
        JsonNode tokens = ADMINISTRATORS.tokens(person, "openid offline_access organization:" + HOME);
        assertThat(ok(owner.get(CALLS.person(person)))
                        .get("sessions")
                        .get(0)
                        .get("offline")
                        .asBoolean())
                .isTrue();

        assertThat(ok(owner.call("DELETE", CALLS.person(person) + "/sessions", null, Map.of()))
                        .get("ended")
                        .asInt())
                .isEqualTo(1);

        assertThat(ADMINISTRATORS.refresh(tokens)).isEqualTo(400);
        assertThat(ok(owner.get(CALLS.person(person))).get("sessions")).isEmpty();
    }

    @Test
    void oneSessionTakesItsOfflineHalfAlong() {
        Person person = PEOPLE.create("people-half", HOME);
        JsonNode tokens = ADMINISTRATORS.tokens(person, "openid offline_access organization:" + HOME);

        ok(owner.call("DELETE", CALLS.person(person) + "/sessions/" + sessionOf(tokens), null, Map.of()));

        assertThat(ADMINISTRATORS.refresh(tokens)).isEqualTo(400);
        assertThat(ok(owner.get(CALLS.person(person))).get("sessions")).isEmpty();
    }

    @Test
    void suspensionEndsEverythingAndReinstatementBringsNothingBack() {
        Person person = PEOPLE.create("people-suspended", HOME);
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(CALLS.footage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        assertThat(CALLS.suspend(owner, person)).isEqualTo(200);

        assertThat(CALLS.refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(CALLS.ids(owner, "show=suspended&limit=200")).contains(person.id());
        assertThat(refreshStatus(tokens)).isEqualTo(400);

        assertThat(owner.call("DELETE", CALLS.person(person) + "/suspension", null, Map.of())
                        .statusCode())
                .isEqualTo(204);
        assertThat(ok(owner.get(CALLS.person(person))).get("enabled").asBoolean())
                .isTrue();
        assertThat(CALLS.footage(tokens)).isEqualTo(401);
        assertThat(refreshStatus(tokens)).isEqualTo(400);
    }

    @Test
    void aSuspensionHasAReasonAndIsNeverOnesOwn() {
        Person person = PEOPLE.create("people-reasons", HOME);
        String me = ok(owner.get("/me")).get("id").asText();

        for (Object body : List.of(Map.of(), Map.of("reason", " "), Map.of("reason", "x".repeat(201)))) {
            assertThat(owner.call("PUT", CALLS.person(person) + "/suspension", body, Map.of())
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(owner.call("PUT", CALLS.people("/" + me + "/suspension"), Map.of("reason", "x"), Map.of())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void nobodyTouchesSomebodyAboveThem() {
        StudioApi security = ADMINISTRATORS.hire("people-security", HOME, "security-administrator");
        Person boss = PEOPLE.create("people-boss", HOME);
        OPERATOR.giveOrganizationRole(HOME, boss.id(), "owner");

        assertThat(CALLS.suspend(security, boss)).isEqualTo(403);
        for (StudioApi lower : List.of(security, helpDesk)) {
            assertThat(lower.call("DELETE", CALLS.person(boss) + "/sessions", null, Map.of())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(lower.call("POST", CALLS.person(boss) + "/password-reset", null, Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(ok(security.get(CALLS.person(boss)))
                        .get("may")
                        .get("suspend")
                        .asBoolean())
                .isFalse();
        assertThat(CALLS.suspend(helpDesk, PEOPLE.create("people-small", HOME))).isEqualTo(403);
    }

    /** Whoever resets an operator's factors is a step from all organizations. */
    @Test
    void anOwnerDoesNotTouchTheAccountOfARealmOperator() {
        Person operator = PEOPLE.create("people-operator", HOME);
        JsonNode role = Installation.json(
                INSTALLATION.admin("GET", "studio/roles/operator", null).body());
        INSTALLATION.admin("POST", "studio/users/" + operator.id() + "/role-mappings/realm", List.of(role));

        assertThat(CALLS.suspend(owner, operator)).isEqualTo(403);
        assertThat(owner.call("POST", CALLS.person(operator) + "/password-reset", null, Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(ok(owner.get(CALLS.person(operator)))
                        .get("may")
                        .get("resetFactors")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whoseFactorWasResetEnrolsAnewAtTheNextSignIn() {
        Person person = PEOPLE.create("people-factor", HOME);
        PEOPLE.signIn(person);
        JsonNode factor = ok(helpDesk.get(CALLS.person(person))).get("factors").get(0);
        assertThat(factor.get("type").asText()).isEqualTo("otp");
        assertThat(factor.get("label").asText()).isEqualTo("app");
        assertThat(factor.toString()).doesNotContain("secret");

        assertThat(helpDesk.call(
                                "DELETE",
                                CALLS.person(person) + "/factors/"
                                        + factor.get("id").asText(),
                                null,
                                Map.of())
                        .statusCode())
                .isEqualTo(204);

        assertThat(ok(helpDesk.get(CALLS.person(person))).get("secondFactor").asBoolean())
                .isFalse();
        assertThat(PEOPLE.signIn(person).has("access_token")).isTrue();
    }

    @Test
    void passwordsAndOtherPeoplesFactorsAreNotTakenAway() {
        Person person = PEOPLE.create("people-password", HOME);
        String password = Installation.json(INSTALLATION
                        .admin("GET", "studio/users/" + person.id() + "/credentials", null)
                        .body())
                .get(0)
                .get("id")
                .asText();
        assertThat(helpDesk.call("DELETE", CALLS.person(person) + "/factors/" + password, null, Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLinkForANewPasswordGoesToThePersonThemselves() {
        Person person = PEOPLE.create("people-reset", HOME);

        assertThat(helpDesk.call("POST", CALLS.person(person) + "/password-reset", null, Map.of())
                        .statusCode())
                .isEqualTo(204);

        assertThat(Letters.awaitLink(INSTALLATION, person.email())).startsWith(INSTALLATION.realm());
    }

    @Test
    void nobodyGetsAPasswordPastTheirCompanysIdentityProvider() {
        StudioApi acme = ADMINISTRATORS.hire("people-acme-owner", "acme", "owner");
        String maya = ok(acme.get("/organizations/acme/people?search=maya@acme"))
                .get("items")
                .get(0)
                .get("id")
                .asText();
        HttpResponse<String> answer =
                OPERATOR.call("POST", "/organizations/acme/people/" + maya + "/password-reset", null, Map.of());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("signs-in-elsewhere");
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
