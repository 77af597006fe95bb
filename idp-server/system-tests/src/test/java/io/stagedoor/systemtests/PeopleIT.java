package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People of an organization at the real server: what administrators see and do, and what they do not. */
class PeopleIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String HOME = "initech";
    private static final String OTHER = "globex";
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private static Administrators administrators = new Administrators(INSTALLATION, PEOPLE, "");
    private static StudioApi owner = OPERATOR;
    private static StudioApi helpDesk = OPERATOR;
    private static String team = "";

    @BeforeAll
    static void administratorsOfTheOrganization() {
        administrators = Administrators.through(INSTALLATION, PEOPLE, "people-test");
        owner = administrators.hire("people-owner", HOME, "owner");
        helpDesk = administrators.hire("people-help-desk", HOME, "help-desk");
        team = OPERATOR.createTeam(HOME, "People");
    }

    @Test
    void listsPeopleWithWhatTheyHoldAndFindsThemByPartsOfTheirNames() {
        Person person = PEOPLE.create("people-listed", HOME);
        OPERATOR.giveTeamRole(HOME, team, person.id(), "reviewer");
        OPERATOR.giveOrganizationRole(HOME, person.id(), "auditor");

        JsonNode before = found("search=PEOPLE-List").get(0);
        assertThat(before.get("id").asText()).isEqualTo(person.id());
        assertThat(before.get("name").asText()).isEqualTo("people-listed Tester");
        assertThat(before.get("email").asText()).isEqualTo(person.email());
        assertThat(before.get("enabled").asBoolean()).isTrue();
        assertThat(before.get("home").asBoolean()).isTrue();
        assertThat(before.get("organizationRoles").toString()).isEqualTo("[\"auditor\"]");
        assertThat(before.get("teams").asLong()).isEqualTo(1);
        assertThat(before.get("secondFactor").asBoolean()).isFalse();
        assertThat(before.has("lastSignIn")).isFalse();
        assertThat(ids("show=administrators&limit=200")).contains(person.id());
        assertThat(ids("show=without-second-factor&limit=200")).contains(person.id());

        PEOPLE.signIn(person);

        JsonNode after = found("search=people-list").get(0);
        assertThat(after.get("secondFactor").asBoolean()).isTrue();
        assertThat(Instant.parse(after.get("lastSignIn").asText()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(ids("show=without-second-factor&limit=200")).doesNotContain(person.id());
        assertThat(found("search=people%25")).isEmpty();
        assertThat(found("search=_eople-list")).isEmpty();
    }

    @Test
    void pagesThroughEverybodyOnce() {
        Stream.of("b", "a", "c").forEach(name -> PEOPLE.create("people-page-" + name, HOME));
        JsonNode first = ok(owner.get(people("?search=people-page&limit=2")));
        JsonNode second = ok(owner.get(
                people("?search=people-page&limit=2&after=" + first.get("next").asText())));

        assertThat(names(first)).containsExactly("people-page-a Tester", "people-page-b Tester");
        assertThat(names(second)).containsExactly("people-page-c Tester");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void answersHostileQuestionsWithAProblem() {
        assertThat(owner.get(people("?search=%00")).statusCode()).isEqualTo(400);
        assertThat(owner.get(people("?search=" + "x".repeat(101))).statusCode()).isEqualTo(400);
        assertThat(owner.get(people("?show=everything")).statusCode()).isEqualTo(400);
        assertThat(owner.get(people("?after=AAAA")).statusCode()).isEqualTo(400);
        assertThat(owner.get(people("?search=" + encoded("' or 1=1 --"))).statusCode())
                .isEqualTo(200);
        assertThat(owner.get(people("/" + encoded("<script>"))).statusCode()).isEqualTo(404);
    }

    @Test
    void ownersOfAnotherOrganizationSeeAndTouchNobody() {
        StudioApi foreign = administrators.hire("people-foreign-owner", OTHER, "owner");
        Person person = PEOPLE.create("people-untouched", HOME);
        JsonNode tokens = PEOPLE.signIn(person);
        String session = sessionOf(tokens);

        // Through the other organization's address, and through their own with somebody who is not theirs.
        for (String organization : List.of(HOME, OTHER)) {
            String base = "/organizations/" + organization + "/people/" + person.id();
            assertThat(foreign.get(base).statusCode()).isEqualTo(404);
            Map<String, String> any = Map.of("If-Match", "\"1\"");
            for (String path : List.of("", "/sessions", "/sessions/" + session, "/suspension", "/factors/x")) {
                assertThat(foreign.call("DELETE", base + path, null, any).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(foreign.call("PUT", base + "/suspension", Map.of("reason", "x"), Map.of())
                            .statusCode())
                    .isEqualTo(404);
            assertThat(foreign.call("POST", base + "/password-reset", null, Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(footage(tokens)).isEqualTo(200);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElseThroughAnId() {
        Person one = PEOPLE.create("people-session-one", HOME);
        Person other = PEOPLE.create("people-session-other", HOME);
        JsonNode tokens = PEOPLE.signIn(one);

        assertThat(helpDesk.call("DELETE", person(other) + "/sessions/" + sessionOf(tokens), null, Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(footage(tokens)).isEqualTo(200);
    }

    @Test
    void ofGuestsAnOrganizationSeesNameAddressAndItsOwnTeamsAlone() {
        Person guest = guest("people-guest");
        PEOPLE.signIn(guest, "openid organization:" + HOME);
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + guest.id(),
                Map.of("enabled", false, "email", guest.email(), "firstName", "people-guest", "lastName", "Tester"));

        JsonNode listed = found("search=people-guest&show=guests").get(0);
        assertThat(listed.get("home").asBoolean()).isFalse();
        assertThat(listed.get("enabled").asBoolean()).isTrue();
        assertThat(listed.has("secondFactor")).isFalse();
        assertThat(listed.has("lastSignIn")).isFalse();
        assertThat(ids("show=suspended&limit=200")).doesNotContain(guest.id());
        assertThat(ids("show=without-second-factor&limit=200")).doesNotContain(guest.id());
        JsonNode whole = ok(owner.get(person(guest)));
        assertThat(whole.get("enabled").asBoolean()).isTrue();
        assertThat(whole.get("sessions")).isEmpty();
        assertThat(whole.get("factors")).isEmpty();
        assertThat(whole.has("lastSignIn")).isFalse();
        assertThat(whole.get("teams").get(0).get("team").asText()).isEqualTo(team);
        assertThat(whole.get("may").toString())
                .isEqualTo("{\"endSessions\":false,\"suspend\":false,\"remove\":true,\"resetFactors\":false,"
                        + "\"changeOrganizationRoles\":true}");
    }

    @Test
    void aGuestsAccountIsNotTheHostsToTouchAndTheirMembershipIs() {
        Person guest = guest("people-leaving");
        JsonNode tokens = PEOPLE.signIn(guest, "openid organization:" + HOME);
        assertThat(footage(tokens)).isEqualTo(200);

        assertThat(owner.call("DELETE", person(guest) + "/sessions", null, Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(suspend(owner, guest)).isEqualTo(409);
        assertThat(owner.call("POST", person(guest) + "/password-reset", null, Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(owner.call("DELETE", person(guest), null, Map.of()).statusCode())
                .isEqualTo(428);
        assertThat(owner.call("DELETE", person(guest), null, Map.of("If-Match", "\"1\""))
                        .statusCode())
                .isEqualTo(412);
        Instant asked = Instant.now();
        assertThat(owner.call("DELETE", person(guest), null, Map.of("If-Match", tag(guest)))
                        .statusCode())
                .isEqualTo(204);

        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(owner.get(person(guest)).statusCode()).isEqualTo(404);
        assertThat(Installation.json(INSTALLATION
                                .admin("GET", "studio/users/" + guest.id(), null)
                                .body())
                        .get("enabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aHomePersonIsNotRemovedByAClick() {
        Person person = PEOPLE.create("people-staying", HOME);
        HttpResponse<String> answer = owner.call("DELETE", person(person), null, Map.of("If-Match", tag(person)));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("home-person");
        assertThat(owner.get(person(person)).statusCode()).isEqualTo(200);
    }

    @Test
    void theHelpDeskEndsAStolenSessionAndTheGatewayRefusesIt() {
        Person person = PEOPLE.create("people-stolen", HOME);
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(footage(tokens)).isEqualTo(200);
        JsonNode open = ok(helpDesk.get(person(person))).get("sessions").get(0);
        assertThat(open.get("id").asText()).isEqualTo(sessionOf(tokens));
        assertThat(open.get("address").asText()).isNotEmpty();
        assertThat(open.get("current").asBoolean()).isFalse();
        assertThat(open.get("applications").toString()).contains("Screening Room");

        Instant asked = Instant.now();
        JsonNode answer = ok(helpDesk.call(
                "DELETE", person(person) + "/sessions/" + open.get("id").asText(), null, Map.of()));

        assertThat(answer.get("ended").asInt()).isEqualTo(1);
        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(ok(helpDesk.get(person(person))).get("sessions")).isEmpty();
    }

    @Test
    void signingSomebodyOutEverywhereEndsOfflineSessionsToo() {
        Person person = PEOPLE.create("people-everywhere", HOME);
        JsonNode tokens = administrators.tokens(person, "openid offline_access organization:" + HOME);
        assertThat(ok(owner.get(person(person)))
                        .get("sessions")
                        .get(0)
                        .get("offline")
                        .asBoolean())
                .isTrue();

        assertThat(ok(owner.call("DELETE", person(person) + "/sessions", null, Map.of()))
                        .get("ended")
                        .asInt())
                .isEqualTo(1);

        assertThat(administrators.refresh(tokens)).isEqualTo(400);
        assertThat(ok(owner.get(person(person))).get("sessions")).isEmpty();
    }

    @Test
    void oneSessionTakesItsOfflineHalfAlong() {
        Person person = PEOPLE.create("people-half", HOME);
        JsonNode tokens = administrators.tokens(person, "openid offline_access organization:" + HOME);

        ok(owner.call("DELETE", person(person) + "/sessions/" + sessionOf(tokens), null, Map.of()));

        assertThat(administrators.refresh(tokens)).isEqualTo(400);
        assertThat(ok(owner.get(person(person))).get("sessions")).isEmpty();
    }

    @Test
    void suspensionEndsEverythingAndReinstatementBringsNothingBack() {
        Person person = PEOPLE.create("people-suspended", HOME);
        JsonNode tokens = PEOPLE.signIn(person);
        assertThat(footage(tokens)).isEqualTo(200);

        Instant asked = Instant.now();
        assertThat(suspend(owner, person)).isEqualTo(200);

        assertThat(refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(ids("show=suspended&limit=200")).contains(person.id());
        assertThat(refreshStatus(tokens)).isEqualTo(400);

        assertThat(owner.call("DELETE", person(person) + "/suspension", null, Map.of())
                        .statusCode())
                .isEqualTo(204);
        assertThat(ok(owner.get(person(person))).get("enabled").asBoolean()).isTrue();
        assertThat(footage(tokens)).isEqualTo(401);
        assertThat(refreshStatus(tokens)).isEqualTo(400);
    }

    @Test
    void aSuspensionHasAReasonAndIsNeverOnesOwn() {
        Person person = PEOPLE.create("people-reasons", HOME);
        String me = ok(owner.get("/me")).get("id").asText();

        for (Object body : List.of(Map.of(), Map.of("reason", " "), Map.of("reason", "x".repeat(201)))) {
            assertThat(owner.call("PUT", person(person) + "/suspension", body, Map.of())
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(owner.call("PUT", people("/" + me + "/suspension"), Map.of("reason", "x"), Map.of())
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void nobodyTouchesSomebodyAboveThem() {
        StudioApi security = administrators.hire("people-security", HOME, "security-administrator");
        Person boss = PEOPLE.create("people-boss", HOME);
        OPERATOR.giveOrganizationRole(HOME, boss.id(), "owner");

        assertThat(suspend(security, boss)).isEqualTo(403);
        for (StudioApi lower : List.of(security, helpDesk)) {
            assertThat(lower.call("DELETE", person(boss) + "/sessions", null, Map.of())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(lower.call("POST", person(boss) + "/password-reset", null, Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(ok(security.get(person(boss))).get("may").get("suspend").asBoolean())
                .isFalse();
        assertThat(suspend(helpDesk, PEOPLE.create("people-small", HOME))).isEqualTo(403);
    }

    /** Whoever resets an operator's factors is a step from all organizations. */
    @Test
    void anOwnerDoesNotTouchTheAccountOfARealmOperator() {
        Person operator = PEOPLE.create("people-operator", HOME);
        JsonNode role = Installation.json(
                INSTALLATION.admin("GET", "studio/roles/operator", null).body());
        INSTALLATION.admin("POST", "studio/users/" + operator.id() + "/role-mappings/realm", List.of(role));

        assertThat(suspend(owner, operator)).isEqualTo(403);
        assertThat(owner.call("POST", person(operator) + "/password-reset", null, Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(ok(owner.get(person(operator)))
                        .get("may")
                        .get("resetFactors")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whoseFactorWasResetEnrolsAnewAtTheNextSignIn() {
        Person person = PEOPLE.create("people-factor", HOME);
        PEOPLE.signIn(person);
        JsonNode factor = ok(helpDesk.get(person(person))).get("factors").get(0);
        assertThat(factor.get("type").asText()).isEqualTo("otp");
        assertThat(factor.get("label").asText()).isEqualTo("app");
        assertThat(factor.toString()).doesNotContain("secret");

        assertThat(helpDesk.call(
                                "DELETE",
                                person(person) + "/factors/" + factor.get("id").asText(),
                                null,
                                Map.of())
                        .statusCode())
                .isEqualTo(204);

        assertThat(ok(helpDesk.get(person(person))).get("secondFactor").asBoolean())
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
        assertThat(helpDesk.call("DELETE", person(person) + "/factors/" + password, null, Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLinkForANewPasswordGoesToThePersonThemselves() {
        Person person = PEOPLE.create("people-reset", HOME);

        assertThat(helpDesk.call("POST", person(person) + "/password-reset", null, Map.of())
                        .statusCode())
                .isEqualTo(204);

        assertThat(Letters.awaitLink(INSTALLATION, person.email())).startsWith(INSTALLATION.realm());
    }

    @Test
    void nobodyGetsAPasswordPastTheirCompanysIdentityProvider() {
        StudioApi acme = administrators.hire("people-acme-owner", "acme", "owner");
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

    @Test
    void tellsPeopleWhoTheyAreAndWhatTheyMay() {
        Person person = PEOPLE.create("people-me", HOME);
        PEOPLE.join(person.id(), OTHER);
        OPERATOR.giveTeamRole(HOME, team, person.id(), "reviewer");
        OPERATOR.giveOrganizationRole(OTHER, person.id(), "auditor");
        StudioApi me = administrators.as(person, HOME);

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
        StudioApi me = administrators.as(person, HOME);
        Person other = PEOPLE.create("people-export-other", HOME);
        // What was done by them about others, and by others about them.
        assertThat(suspend(me, other)).isEqualTo(200);
        owner.call("POST", person(person) + "/password-reset", null, Map.of());

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
                .doesNotContain(other.id(), other.email(), ownerId, "people-owner", "for the test", "secretData");
    }

    @Test
    void erasureIsAskedForAndWithdrawn() {
        StudioApi me = administrators.hire("people-erasure", HOME, "member");

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

    /** A directory may call people what it likes. */
    @Test
    void namesThatTurnTextRoundStayWithinThemselves() {
        Person person = PEOPLE.create("people-hostile", HOME);
        HttpResponse<String> renamed = INSTALLATION.admin(
                "PUT",
                "studio/users/" + person.id(),
                Map.of("enabled", true, "email", person.email(), "firstName", "Eve\u202Egpj", "lastName", "O'Hara"));
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(204);

        assertThat(names(ok(owner.get(people("?search=o'hara"))))).containsExactly("Eve\uFFFDgpj O'Hara");
    }

    private static Person guest(String name) {
        Person guest = PEOPLE.create(name, OTHER);
        PEOPLE.join(guest.id(), HOME);
        OPERATOR.giveTeamRole(HOME, team, guest.id(), "reviewer");
        return guest;
    }

    private static int suspend(StudioApi by, Person person) {
        return by.call("PUT", person(person) + "/suspension", Map.of("reason", "for the test"), Map.of())
                .statusCode();
    }

    private static String tag(Person person) {
        return owner.get(person(person)).headers().firstValue("ETag").orElseThrow();
    }

    private static String people(String rest) {
        return "/organizations/" + HOME + "/people" + rest;
    }

    private static String person(Person person) {
        return people("/" + person.id());
    }

    private static JsonNode found(String query) {
        return ok(owner.get(people("?" + query))).get("items");
    }

    private static List<String> ids(String query) {
        return texts(found(query), "id");
    }

    private static List<String> names(JsonNode page) {
        return texts(page.get("items"), "name");
    }

    private static List<String> texts(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(member).asText())
                .toList();
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        return StudioApi.accepted(answer);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String sessionOf(JsonNode tokens) {
        return Installation.json(new com.nimbusds.jose.util.Base64URL(
                                tokens.get("access_token").asText().split("\\.", -1)[1])
                        .decodeToString())
                .get("sid")
                .asText();
    }

    private static Duration refusedAfter(Instant asked, JsonNode tokens) {
        return Eventually.get(
                "the gateway to refuse the token",
                () -> footage(tokens) == 401 ? Optional.of(Duration.between(asked, Instant.now())) : Optional.empty());
    }

    private static int footage(JsonNode tokens) {
        return Installation.send(HttpRequest.newBuilder(URI.create(INSTALLATION.gateway() + "/verify"))
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asText())
                        .header("X-Forwarded-Method", "GET")
                        .header("X-Forwarded-Proto", "http")
                        .header("X-Forwarded-Host", "localhost")
                        .header("X-Forwarded-Uri", "/api/footage"))
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
