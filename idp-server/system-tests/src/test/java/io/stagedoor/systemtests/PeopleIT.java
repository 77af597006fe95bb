package io.stagedoor.systemtests;

import static io.stagedoor.systemtests.PeopleCalls.ok;
import static io.stagedoor.systemtests.PeopleCalls.sessionOf;
import static io.stagedoor.systemtests.PeopleCalls.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People of an organization at the real server: who is listed, and what guests and neighbours keep to themselves. */
class PeopleIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String HOME = "initech";
    private static final String OTHER = "globex";
    private static final PeopleCalls CALLS = new PeopleCalls(INSTALLATION, HOME);
    private static final Duration PROMISE = Duration.ofSeconds(1);

    private static final Administrators ADMINISTRATORS = new Administrators(INSTALLATION, PEOPLE, "people-test");
    private static StudioApi owner = OPERATOR;
    private static String team = "";

    @BeforeAll
    static void administratorsOfTheOrganization() {
        owner = ADMINISTRATORS.hire("people-owner", HOME, "owner");
        team = OPERATOR.createTeam(HOME, "People");
    }

    @Test
    void listsPeopleWithWhatTheyHoldAndFindsThemByPartsOfTheirNames() {
        Person person = PEOPLE.create("people-listed", HOME);
        OPERATOR.giveTeamRole(HOME, team, person.id(), "reviewer");
        OPERATOR.giveOrganizationRole(HOME, person.id(), "auditor");

        JsonNode before = CALLS.found(owner, "search=PEOPLE-List").get(0);
        assertThat(before.get("id").asText()).isEqualTo(person.id());
        assertThat(before.get("name").asText()).isEqualTo("people-listed Tester");
        assertThat(before.get("email").asText()).isEqualTo(person.email());
        assertThat(before.get("enabled").asBoolean()).isTrue();
        assertThat(before.get("home").asBoolean()).isTrue();
        assertThat(before.get("organizationRoles").toString()).isEqualTo("[\"auditor\"]");
        assertThat(before.get("teams").asLong()).isEqualTo(1);
        assertThat(before.get("secondFactor").asBoolean()).isFalse();
        assertThat(before.has("lastSignIn")).isFalse();
        assertThat(CALLS.ids(owner, "show=administrators&limit=200")).contains(person.id());
        assertThat(CALLS.ids(owner, "show=without-second-factor&limit=200")).contains(person.id());

        PEOPLE.signIn(person);

        JsonNode after = CALLS.found(owner, "search=people-list").get(0);
        assertThat(after.get("secondFactor").asBoolean()).isTrue();
        assertThat(Instant.parse(after.get("lastSignIn").asText()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(CALLS.ids(owner, "show=without-second-factor&limit=200")).doesNotContain(person.id());
        assertThat(CALLS.found(owner, "search=people%25")).isEmpty();
        assertThat(CALLS.found(owner, "search=_eople-list")).isEmpty();
    }

    @Test
    void pagesThroughEverybodyOnce() {
        Stream.of("b", "a", "c").forEach(name -> PEOPLE.create("people-page-" + name, HOME));
        JsonNode first = ok(owner.get(CALLS.people("?search=people-page&limit=2")));
        JsonNode second = ok(owner.get(CALLS.people(
                "?search=people-page&limit=2&after=" + first.get("next").asText())));

        assertThat(names(first)).containsExactly("people-page-a Tester", "people-page-b Tester");
        assertThat(names(second)).containsExactly("people-page-c Tester");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void answersHostileQuestionsWithAProblem() {
        assertThat(owner.get(CALLS.people("?search=%00")).statusCode()).isEqualTo(400);
        assertThat(owner.get(CALLS.people("?search=" + "x".repeat(101))).statusCode())
                .isEqualTo(400);
        assertThat(owner.get(CALLS.people("?show=everything")).statusCode()).isEqualTo(400);
        assertThat(owner.get(CALLS.people("?after=AAAA")).statusCode()).isEqualTo(400);
        assertThat(owner.get(CALLS.people("?search=" + encoded("' or 1=1 --"))).statusCode())
                .isEqualTo(200);
        assertThat(owner.get(CALLS.people("/" + encoded("<script>"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void ownersOfAnotherOrganizationSeeAndTouchNobody() {
        StudioApi foreign = ADMINISTRATORS.hire("people-foreign-owner", OTHER, "owner");
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
        assertThat(CALLS.footage(tokens)).isEqualTo(200);
    }

    @Test
    void ofGuestsAnOrganizationSeesNameAddressAndItsOwnTeamsAlone() {
        Person guest = guest("people-guest");
        PEOPLE.signIn(guest, "openid organization:" + HOME);
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + guest.id(),
                Map.of("enabled", false, "email", guest.email(), "firstName", "people-guest", "lastName", "Tester"));

        JsonNode listed = CALLS.found(owner, "search=people-guest&show=guests").get(0);
        assertThat(listed.get("home").asBoolean()).isFalse();
        assertThat(listed.get("enabled").asBoolean()).isTrue();
        assertThat(listed.has("secondFactor")).isFalse();
        assertThat(listed.has("lastSignIn")).isFalse();
        assertThat(CALLS.ids(owner, "show=suspended&limit=200")).doesNotContain(guest.id());
        assertThat(CALLS.ids(owner, "show=without-second-factor&limit=200")).doesNotContain(guest.id());
        JsonNode whole = ok(owner.get(CALLS.person(guest)));
        assertThat(whole.get("enabled").asBoolean()).isTrue();
        assertThat(whole.get("sessions")).isEmpty();
        assertThat(whole.get("factors")).isEmpty();
        assertThat(whole.has("lastSignIn")).isFalse();
        assertThat(whole.get("teams").get(0).get("team").asText()).isEqualTo(team);
        assertThat(whole.get("may").toString())
                .isEqualTo("{\"endSessions\":false,\"suspend\":false,\"remove\":true,\"resetFactors\":false,"
                        + "\"accessPass\":false,\"changeOrganizationRoles\":true}");
    }

    @Test
    void aGuestsAccountIsNotTheHostsToTouchAndTheirMembershipIs() {
        Person guest = guest("people-leaving");
        JsonNode tokens = PEOPLE.signIn(guest, "openid organization:" + HOME);
        assertThat(CALLS.footage(tokens)).isEqualTo(200);

        assertThat(owner.call("DELETE", CALLS.person(guest) + "/sessions", null, Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(CALLS.suspend(owner, guest)).isEqualTo(409);
        assertThat(owner.call("POST", CALLS.person(guest) + "/password-reset", null, Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(owner.call("DELETE", CALLS.person(guest), null, Map.of()).statusCode())
                .isEqualTo(428);
        assertThat(owner.call("DELETE", CALLS.person(guest), null, Map.of("If-Match", "\"1\""))
                        .statusCode())
                .isEqualTo(412);
        Instant asked = Instant.now();
        assertThat(owner.call("DELETE", CALLS.person(guest), null, Map.of("If-Match", CALLS.tag(owner, guest)))
                        .statusCode())
                .isEqualTo(204);

        assertThat(CALLS.refusedAfter(asked, tokens)).isLessThan(PROMISE);
        assertThat(owner.get(CALLS.person(guest)).statusCode()).isEqualTo(404);
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
        HttpResponse<String> answer =
                owner.call("DELETE", CALLS.person(person), null, Map.of("If-Match", CALLS.tag(owner, person)));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("home-person");
        assertThat(owner.get(CALLS.person(person)).statusCode()).isEqualTo(200);
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

        assertThat(names(ok(owner.get(CALLS.people("?search=o'hara"))))).containsExactly("Eve\uFFFDgpj O'Hara");
    }

    /** What a guest's home does to their account is not to be seen here, not even by a tag that changes. */
    @Test
    void theTagOfAGuestSaysNothingOfTheirAccount() {
        Person guest = guest("people-tagged");
        String before = CALLS.tag(owner, guest);

        PEOPLE.signIn(guest, "openid organization:" + HOME); // enrols a factor
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + guest.id(),
                Map.of("enabled", false, "email", guest.email(), "firstName", "people-tagged", "lastName", "Tester"));
        assertThat(CALLS.tag(owner, guest)).isEqualTo(before);

        OPERATOR.giveTeamRole(HOME, team, guest.id(), "follower");
        assertThat(CALLS.tag(owner, guest)).isNotEqualTo(before);
    }

    private static Person guest(String name) {
        Person guest = PEOPLE.create(name, OTHER);
        PEOPLE.join(guest.id(), HOME);
        OPERATOR.giveTeamRole(HOME, team, guest.id(), "reviewer");
        return guest;
    }

    private static List<String> names(JsonNode page) {
        return texts(page.get("items"), "name");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
