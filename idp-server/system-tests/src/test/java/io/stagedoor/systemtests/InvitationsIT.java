package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invitations at the real server: by letter, through Keycloak's link, with what the inviter may still give at that time. */
class InvitationsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final TestPeople PEOPLE = new TestPeople(INSTALLATION);
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String HOME = "initech";
    private static final String OTHER = "globex";
    private static final String INVITATIONS = "/organizations/" + HOME + "/invitations";
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*login-actions/action-token[^\"]*)\"");

    private static final Administrators ADMINISTRATORS = new Administrators(INSTALLATION, PEOPLE, "invitations-test");
    private static StudioApi owner = OPERATOR;
    private static String team = "";

    @BeforeAll
    static void administratorsOfTheOrganization() {
        owner = ADMINISTRATORS.hire("inviting-owner", HOME, "owner");
        team = OPERATOR.createTeam(HOME, "Invited");
    }

    @Test
    void whoHasAnAccountJoinsAsAGuestWithWhatWasOffered() {
        Person guest = PEOPLE.create("invited-guest", OTHER);
        JsonNode sent = accepted(invite(
                owner,
                Map.of(
                        "email",
                        guest.email().toUpperCase(java.util.Locale.ROOT),
                        "organizationRoles",
                        List.of("auditor"),
                        "team",
                        team,
                        "teamRole",
                        "reviewer")));
        assertThat(sent.get("email").asText()).isEqualTo(guest.email());
        assertThat(sent.get("expired").asBoolean()).isFalse();
        assertThat(owner.get(INVITATIONS + "?limit=200").body()).contains(guest.email());

        follow(guest.email());

        JsonNode joined = accepted(owner.get("/organizations/" + HOME + "/people/" + guest.id()));
        assertThat(joined.get("home").asBoolean()).isFalse();
        assertThat(joined.get("organizationRoles").toString()).isEqualTo("[\"auditor\"]");
        assertThat(joined.get("teams").get(0).get("teamRole").asText()).isEqualTo("reviewer");
        assertThat(owner.get(INVITATIONS + "?limit=200").body()).doesNotContain(guest.email());
        assertThat(owner.get("/organizations/" + HOME + "/audit-events?action=invitation.accept")
                        .body())
                .contains(guest.id());
    }

    @Test
    void whatAnInviterMayNotGiveAnyMoreIsNotGiven() {
        Person inviter = PEOPLE.create("inviting-demoted", HOME);
        OPERATOR.giveOrganizationRole(HOME, inviter.id(), "security-administrator");
        StudioApi security = ADMINISTRATORS.as(inviter, HOME);
        Person guest = PEOPLE.create("invited-late", OTHER);
        accepted(invite(
                security,
                Map.of(
                        "email",
                        guest.email(),
                        "organizationRoles",
                        List.of("security-administrator"),
                        "team",
                        team,
                        "teamRole",
                        "administrator")));

        OPERATOR.giveOrganizationRole(HOME, inviter.id(), "auditor");
        follow(guest.email());

        JsonNode joined = accepted(owner.get("/organizations/" + HOME + "/people/" + guest.id()));
        assertThat(joined.get("organizationRoles")).isEmpty();
        assertThat(joined.get("teams")).isEmpty();
    }

    /** A freelancer's account is not the company's that happened to invite them first. */
    @Test
    void whoMakesAnAccountByAnInvitationIsAGuestUnlessTheAddressIsOfTheOrganization() {
        accepted(invite(
                owner, Map.of("email", "freelancer@elsewhere.example", "firstName", "Fee", "lastName", "Lance")));
        register("freelancer@elsewhere.example");
        accepted(invite(owner, Map.of("email", "colleague@initech.example", "team", team, "teamRole", "follower")));
        register("colleague@initech.example");

        JsonNode freelancer = onlyOne("freelancer@elsewhere");
        assertThat(freelancer.get("home").asBoolean()).isFalse();
        JsonNode colleague = onlyOne("colleague@initech");
        assertThat(colleague.get("home").asBoolean()).isTrue();
        assertThat(colleague.get("teams").asInt()).isEqualTo(1);

        String path =
                "/organizations/" + HOME + "/people/" + freelancer.get("id").asText();
        String tag = owner.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(owner.call("DELETE", path, null, Map.of("If-Match", tag)).statusCode())
                .isEqualTo(204);
        assertThat(INSTALLATION
                        .admin("GET", "studio/users/" + freelancer.get("id").asText(), null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aWithdrawnInvitationOpensNothing() {
        Person guest = PEOPLE.create("invited-withdrawn", OTHER);
        String id = accepted(invite(owner, Map.of("email", guest.email())))
                .get("id")
                .asText();
        String link = Letters.awaitLink(INSTALLATION, guest.email());
        assertThat(owner.call("DELETE", INVITATIONS + "/" + id, null, Map.of()).statusCode())
                .isEqualTo(204);

        new FormSignIn(INSTALLATION.realm()).get(link);

        assertThat(owner.get("/organizations/" + HOME + "/people/" + guest.id()).statusCode())
                .isEqualTo(404);
        assertThat(owner.call("POST", INVITATIONS + "/" + id + "/resend", null, Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anInvitationIsSentAgainAndNotTwice() {
        Person guest = PEOPLE.create("invited-again", OTHER);
        String id = accepted(invite(owner, Map.of("email", guest.email())))
                .get("id")
                .asText();

        HttpResponse<String> second = invite(owner, Map.of("email", guest.email()));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("already-invited");
        assertThat(accepted(owner.call("POST", INVITATIONS + "/" + id + "/resend", null, Map.of()))
                        .get("id")
                        .asText())
                .isEqualTo(id);
        HttpResponse<String> tooSoon = owner.call("POST", INVITATIONS + "/" + id + "/resend", null, Map.of());
        assertThat(tooSoon.statusCode()).isEqualTo(429);
        assertThat(tooSoon.headers().firstValue("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
        assertThat(tooSoon.body()).contains("sent-just-now");
    }

    @Test
    void teamAdministratorsInviteIntoTheirOwnTeamAndGiveNoOrganizationRoles() {
        Person person = PEOPLE.create("inviting-team-administrator", HOME);
        OPERATOR.giveTeamRole(HOME, team, person.id(), "administrator");
        String other = OPERATOR.createTeam(HOME, "Not theirs");
        StudioApi own = ADMINISTRATORS.as(person, HOME);
        Person guest = PEOPLE.create("invited-by-team", OTHER);

        assertThat(invite(own, Map.of("email", guest.email())).statusCode()).isEqualTo(403);
        assertThat(invite(own, Map.of("email", guest.email(), "team", other, "teamRole", "reviewer"))
                        .statusCode())
                .isIn(403, 404);
        assertThat(invite(
                                own,
                                Map.of(
                                        "email",
                                        guest.email(),
                                        "team",
                                        team,
                                        "teamRole",
                                        "reviewer",
                                        "organizationRoles",
                                        List.of("auditor")))
                        .statusCode())
                .isEqualTo(403);
        String foreign = accepted(invite(owner, Map.of("email", "not-theirs@elsewhere.example")))
                .get("id")
                .asText();
        assertThat(own.call("DELETE", INVITATIONS + "/" + foreign, null, Map.of())
                        .statusCode())
                .isEqualTo(404);

        String id = accepted(invite(own, Map.of("email", guest.email(), "team", team, "teamRole", "reviewer")))
                .get("id")
                .asText();
        assertThat(own.call("DELETE", INVITATIONS + "/" + id, null, Map.of()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void nobodyOffersAPlaceAboveTheirOwn() {
        StudioApi security = ADMINISTRATORS.hire("inviting-security", HOME, "security-administrator");

        assertThat(invite(security, Map.of("email", "king@elsewhere.example", "organizationRoles", List.of("owner")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void invitationsAreNotOfAnotherOrganization() {
        StudioApi foreign = ADMINISTRATORS.hire("inviting-foreign", OTHER, "owner");
        String id = accepted(invite(owner, Map.of("email", "ours@elsewhere.example")))
                .get("id")
                .asText();

        String theirs = "/organizations/" + OTHER + "/invitations/" + id;
        assertThat(foreign.get(INVITATIONS).statusCode()).isEqualTo(404);
        assertThat(foreign.call("DELETE", theirs, null, Map.of()).statusCode()).isEqualTo(404);
        assertThat(foreign.call("POST", theirs + "/resend", null, Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void hostileRequestsAreRefused() {
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("email", "no address"),
                Map.of("email", "a@elsewhere.example\r\nBcc: eve@evil.example"),
                Map.of("email", "<script>alert(1)</script>@elsewhere.example"),
                Map.of("email", "x".repeat(300) + "@elsewhere.example"),
                Map.of("email", "a@elsewhere.example", "firstName", "<script>alert(1)</script>"),
                Map.of("email", "a@elsewhere.example", "lastName", "x".repeat(10_000)),
                Map.of("email", "a@elsewhere.example", "lastName", "Eve\u202Egpj"),
                Map.of("email", "a@elsewhere.example", "organizationRoles", List.of("king")),
                Map.of("email", "a@elsewhere.example", "team", team),
                Map.of("email", "a@elsewhere.example", "team", "' or 1=1", "teamRole", "reviewer"))) {
            assertThat(invite(owner, body).statusCode()).as(body.toString()).isEqualTo(422);
        }
        assertThat(invite(owner, Map.of("email", "a@elsewhere.example", "unknown", true))
                        .statusCode())
                .isEqualTo(400);
        assertThat(owner.call("POST", INVITATIONS, "{\"email\":", Map.of()).statusCode())
                .isEqualTo(400);
    }

    /** An account with a password would be a way round the identity provider of that company. */
    @Test
    void peopleOfACompanyWithAnIdentityProviderAreNotInvitedToMakeAPassword() {
        HttpResponse<String> answer = invite(owner, Map.of("email", "nobody-yet@acme.example"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("signs-in-elsewhere");
    }

    /** Whoever typed an address first is not let in by the click of the person who reads its mail. */
    @Test
    void anAddressThatAnAccountHasNotConfirmedIsNotInvited() {
        Person squatter = PEOPLE.create("invited-squatter", OTHER);
        INSTALLATION.admin(
                "PUT",
                "studio/users/" + squatter.id(),
                Map.of("enabled", true, "email", "boss@studio.example", "emailVerified", false));

        HttpResponse<String> refused =
                invite(owner, Map.of("email", "boss@studio.example", "organizationRoles", List.of("owner")));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("address-unconfirmed");
        assertThat(owner.get(INVITATIONS + "?limit=200").body()).doesNotContain("boss@studio.example");
    }

    private static HttpResponse<String> invite(StudioApi by, Map<String, ?> body) {
        return by.call("POST", INVITATIONS, body, Map.of());
    }

    private static JsonNode accepted(HttpResponse<String> answer) {
        return StudioApi.accepted(answer);
    }

    private static JsonNode onlyOne(String search) {
        JsonNode items = accepted(owner.get("/organizations/" + HOME + "/people?search=" + search))
                .get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    /** Opens the letter's link, and confirms on the page that it leads to. */
    private static void follow(String email) {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> page = browser.get(Letters.awaitLink(INSTALLATION, email));
        // Behind those that show the same page in another language.
        String confirm = LINK.matcher(page.body())
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> !link.contains("kc_locale="))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.body()));
        browser.get(page.uri().resolve(confirm).toString());
    }

    private static void register(String email) {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> page = browser.get(Letters.awaitLink(INSTALLATION, email));
        browser.submit(
                page,
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "firstName",
                        "New",
                        "lastName",
                        "Person",
                        "password",
                        TestPeople.PASSWORD,
                        "password-confirm",
                        TestPeople.PASSWORD));
    }
}
