package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People whose company has a connection are invited: the link leads there and nowhere else, and what was offered is there afterwards, once. */
class CompanyInvitationsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final StudioApi OPERATOR = StudioApi.asOperator(INSTALLATION);
    private static final String HOST = "initech";
    private static final String INVITATIONS = "/organizations/" + HOST + "/invitations";

    private static ConnectedOrganization bachman;
    private static String connection;
    private static StudioApi host = OPERATOR;
    private static String team = "";

    @BeforeAll
    static void aCompanyWithARequiredConnection() {
        bachman = new ConnectedOrganization(INSTALLATION, "bachman");
        connection = bachman.connect(COMPANY);
        StudioApi.accepted(bachman.call(
                "PUT", "/break-glass/" + bachman.ownerPerson.id(), Map.of("reason", "the day it is broken")));
        StudioApi.accepted(
                bachman.call("PUT", "/connections/" + connection + "/requirement", Map.of("required", true)));
        TestPeople people = new TestPeople(INSTALLATION);
        host = new Administrators(INSTALLATION, people, "company-invitations").hire("hosting-owner", HOST, "owner");
        team = OPERATOR.createTeam(HOST, "Guests of companies");
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    @Test
    void aGuestComesThroughTheirCompanyAndIsInTheTeamOnce() {
        invite("jared", "reviewer");
        FormSignIn browser = browser();

        HttpResponse<String> sent = browser.get(link("jared"));
        HttpResponse<String> answer = bachman.comeBack(browser, connection, COMPANY, sent, "jared", claims -> claims);

        assertThat(isAtTheAccount(answer)).as(answer.body()).isTrue();
        JsonNode guest = guest("jared");
        assertThat(guest.get("home").asBoolean()).isFalse();
        assertThat(guest.get("teams").get(0).get("teamRole").asText()).isEqualTo("reviewer");
        assertThat(guest.get("teams")).hasSize(1);
        assertThat(host.get(INVITATIONS + "?limit=200").body()).doesNotContain("jared@");
        assertThat(credentials(guest.get("id").asText())).doesNotContain("password");
        assertThat(StudioApi.accepted(bachman.get("/people/" + guest.get("id").asText()))
                        .get("home")
                        .asBoolean())
                .isTrue();

        HttpResponse<String> again = browser().get(link("jared"));
        assertThat(again.statusCode()).isEqualTo(400);
    }

    @Test
    void whoHasAnAccountThereIsLedThereToo() {
        assertThat(ConnectedOrganization.isLetIn(
                        bachman.comes(browser(), connection, COMPANY, "monica", claims -> claims)))
                .isTrue();
        invite("monica", "follower");
        FormSignIn browser = browser();

        bachman.comeBack(browser, connection, COMPANY, browser.get(link("monica")), "monica", claims -> claims);

        assertThat(guest("monica").get("teams").get(0).get("teamRole").asText()).isEqualTo("follower");
    }

    @Test
    void aColleagueOfTheOwnRequiredDomainIsAtHomeAndInTheTeam() {
        String own = OPERATOR.createTeam("bachman", "Own");
        StudioApi.accepted(bachman.call(
                "POST",
                "/invitations",
                Map.of("email", "dinesh@bachman.example", "team", own, "teamRole", "reviewer")));
        FormSignIn browser = browser();

        HttpResponse<String> sent = browser.get(link("dinesh"));
        bachman.comeBack(browser, connection, COMPANY, sent, "dinesh", claims -> claims);

        JsonNode person = found(bachman.owner, "bachman", "dinesh");
        assertThat(person.get("home").asBoolean()).isTrue();
        assertThat(person.get("teams").get(0).get("teamRole").asText()).isEqualTo("reviewer");
    }

    /** A letter from before the connection was switched on, and a form that somebody has kept open. */
    @Test
    void theFormOfAnEarlierLetterMakesNoAccount() {
        OidcCompany late = new OidcCompany();
        ConnectedOrganization tardy = new ConnectedOrganization(INSTALLATION, "tardy");
        tardy.prove();
        String id = tardy.configure(late);
        StudioApi.accepted(host.call(
                "POST",
                INVITATIONS,
                Map.of("email", "early@tardy.example", "team", team, "teamRole", "reviewer"),
                Map.of()));
        String link = Letters.awaitLink(INSTALLATION, "early@tardy.example");
        FormSignIn browser = browser();
        HttpResponse<String> form = browser.get(link);
        assertThat(form.body()).as("a draft leads nowhere").contains("kc-register-form");
        assertThat(tardy.tried(id, late, claims -> claims).get("state").asText())
                .isEqualTo("arrived");
        StudioApi.accepted(tardy.call("POST", "/connections/" + id + "/activation", Map.of()));

        HttpResponse<String> answer = browser.submit(form, registration("early@tardy.example"));

        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(late.issuer() + "/auth");
        assertThat(people("early@tardy.example")).isEmpty();
        JsonNode refused = StudioApi.accepted(
                        host.get("/organizations/" + HOST + "/audit-events?action=invitation.accept"))
                .get("items");
        assertThat(refused.toString()).contains("corporate-sign-in-required", "\"outcome\":\"refused\"");
        tardy.comeBack(browser, id, late, answer, "early", claims -> claims);
        assertThat(guest("early").get("teams")).hasSize(1);

        // Without the link the form makes nobody an account at all.
        HttpResponse<String> stripped = browser().get(link.replaceAll("token=[^&]+", "token="));
        assertThat(stripped.body()).doesNotContain("kc-register-form");
        late.close();
    }

    @Test
    void whoComesBackAsSomebodyElseDoesNotJoin() {
        invite("nelson", "reviewer");
        FormSignIn browser = browser();

        HttpResponse<String> sent = browser.get(link("nelson"));
        HttpResponse<String> page = bachman.comeBack(
                browser, connection, COMPANY, sent, "gavin", claims -> claims.claim("email", "gavin@bachman.example"));

        assertThat(page.body()).contains("sd-invitation-refused");
        HttpResponse<String> goneOn = browser.submit(page, Map.of());
        assertThat(isAtTheAccount(goneOn)).as(goneOn.uri() + goneOn.body()).isTrue();
        assertThat(StudioApi.accepted(host.get("/organizations/" + HOST + "/people?search=gavin@"))
                        .get("items"))
                .isEmpty();
        assertThat(host.get(INVITATIONS + "?limit=200").body()).contains("nelson@");
    }

    @Test
    void anInvitationWithdrawnMeanwhileGivesNothing() {
        String id = invite("russ", "reviewer");
        FormSignIn browser = browser();
        HttpResponse<String> sent = browser.get(link("russ"));
        assertThat(host.call("DELETE", INVITATIONS + "/" + id, null, Map.of()).statusCode())
                .isEqualTo(204);

        HttpResponse<String> page = bachman.comeBack(browser, connection, COMPANY, sent, "russ", claims -> claims);

        assertThat(page.body()).contains("sd-invitation-refused");
        assertThat(StudioApi.accepted(host.get("/organizations/" + HOST + "/people?search=russ@"))
                        .get("items"))
                .isEmpty();
    }

    private static String invite(String name, String teamRole) {
        return StudioApi.accepted(host.call(
                        "POST",
                        INVITATIONS,
                        Map.of("email", name + "@bachman.example", "team", team, "teamRole", teamRole),
                        Map.of()))
                .get("id")
                .asText();
    }

    private static String link(String name) {
        return Letters.awaitLink(INSTALLATION, name + "@bachman.example");
    }

    private static Map<String, String> registration(String email) {
        return Map.of(
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
                TestPeople.PASSWORD);
    }

    private static JsonNode guest(String name) {
        return found(host, HOST, name);
    }

    private static JsonNode found(StudioApi by, String organization, String name) {
        JsonNode items = StudioApi.accepted(by.get("/organizations/" + organization + "/people?search=" + name + "@"))
                .get("items");
        assertThat(items).as(name).hasSize(1);
        return StudioApi.accepted(by.get("/organizations/" + organization + "/people/"
                + items.get(0).get("id").asText()));
    }

    private static JsonNode people(String email) {
        return Installation.json(INSTALLATION
                .admin("GET", "studio/users?exact=true&email=" + email, null)
                .body());
    }

    private static String credentials(String id) {
        return INSTALLATION
                .admin("GET", "studio/users/" + id + "/credentials", null)
                .body();
    }

    /** Signed in, and where whoever joins goes on. */
    private static boolean isAtTheAccount(HttpResponse<String> answer) {
        return answer.uri().getPath().endsWith("/account/")
                && String.valueOf(answer.uri().getQuery()).contains("code=");
    }

    private static FormSignIn browser() {
        return new FormSignIn(INSTALLATION.realm());
    }
}
