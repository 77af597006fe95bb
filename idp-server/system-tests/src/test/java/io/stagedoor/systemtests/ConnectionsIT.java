package io.stagedoor.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An owner proves a domain, connects a company, tries it, switches it on; and the company's people come in without a question. */
class ConnectionsIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final OidcCompany COMPANY = new OidcCompany();
    private static ConnectedOrganization umbrella;
    private static String connection;

    @BeforeAll
    static void connect() {
        umbrella = new ConnectedOrganization(INSTALLATION, "umbrella");
        connection = umbrella.connect(COMPANY);
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    @Test
    void aDomainIsProvedByItsRecordAlone() {
        JsonNode claimed =
                StudioApi.accepted(umbrella.call("POST", "/domains", Map.of("name", "Umbrella-Studios.example")));
        assertThat(claimed.get("state").asText()).isEqualTo("pending");
        refused(umbrella.call("POST", "/domains/umbrella-studios.example/check", null), 409, "record-missing");
        umbrella.record(claimed.at("/record/name").asText(), "stagedoor-domain-verification=of-somebody-else");
        HttpResponse<String> wrong = umbrella.call("POST", "/domains/umbrella-studios.example/check", null);
        refused(wrong, 409, "record-missing");
        assertThat(wrong.body()).contains("of-somebody-else");
        umbrella.record(
                claimed.at("/record/name").asText(), claimed.at("/record/value").asText());
        assertThat(StudioApi.accepted(umbrella.call("POST", "/domains/umbrella-studios.example/check", null))
                        .get("state")
                        .asText())
                .isEqualTo("proved");
        assertThat(umbrella.call("DELETE", "/domains/umbrella-studios.example", null)
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void domainsOfOthersAndOfEverybodyAreRefused() {
        refused(umbrella.call("POST", "/domains", Map.of("name", "initech.example")), 409, "domain-taken");
        refused(umbrella.call("POST", "/domains", Map.of("name", "gmail.com")), 422, "invalid");
        refused(umbrella.call("POST", "/domains", Map.of("name", "<b>")), 422, "invalid");
        refused(umbrella.call("POST", "/domains", Map.of("name", umbrella.domain)), 409, "domain-exists");
        refused(umbrella.call("DELETE", "/domains/" + umbrella.domain, null), 409, "domain-in-use");
    }

    @Test
    void whoeverTypesAnAddressOfTheDomainIsSentToTheCompanyKnownOrNot() {
        umbrella.people().create("known", "umbrella");
        String known = sentTo("known@umbrella.example");
        String unknown = sentTo("nobody-at-all@umbrella.example");
        assertThat(known).startsWith(COMPANY.issuer() + "/auth").contains("login_hint=known%40umbrella.example");
        assertThat(unknown).startsWith(COMPANY.issuer() + "/auth");
        assertThat(BrokeredBrowser.parameters(URI.create(unknown)).keySet())
                .isEqualTo(BrokeredBrowser.parameters(URI.create(known)).keySet());
    }

    @Test
    void somebodyNewIsMadeAtTheFirstSignInAndFoundAtTheNext() {
        assertThat(ConnectedOrganization.isLetIn(comes("newcomer"))).isTrue();
        JsonNode person = person("newcomer@umbrella.example");
        assertThat(person.get("firstName").asText()).isEqualTo("Given");
        assertThat(person.get("emailVerified").asBoolean()).isTrue();
        assertThat(person.get("username").asText()).doesNotContain("@");
        assertThat(ConnectedOrganization.isLetIn(comes("newcomer"))).isTrue();
        JsonNode seen =
                StudioApi.accepted(umbrella.get("/people/" + person.get("id").asText()));
        assertThat(seen.get("home").asBoolean()).isTrue();
    }

    @Test
    void whoWasMadeBeforeIsLinkedWithoutAQuestion() {
        TestPeople.Person made = umbrella.people().create("prepared", "umbrella");
        assertThat(ConnectedOrganization.isLetIn(comes("prepared"))).isTrue();
        assertThat(person(made.email()).get("id").asText()).isEqualTo(made.id());
    }

    @Test
    void anAccountOutsideOfTheOrganizationIsNotHandedOver() {
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/users",
                Map.of("username", "squatter", "email", "squatter@umbrella.example", "enabled", true));
        assertThat(made.statusCode()).isEqualTo(201);
        new CorporateConnections(INSTALLATION).refused(comes("squatter"), "umbrella", "collision");
        JsonNode found = StudioApi.accepted(umbrella.get("/domains/umbrella.example/adoption"));
        assertThat(found.get("names").toString()).contains("squatter@umbrella.example");
    }

    @Test
    void groupsLeadToTeamsAndOutOfThemAgain() {
        String team = umbrella.owner.createTeam("umbrella", "Editors of umbrella");
        StudioApi.accepted(umbrella.owner.call(
                "PUT",
                "/organizations/umbrella/mapping-rules",
                Map.of(
                        "rules",
                        List.of(Map.of(
                                "match", "exact", "pattern", "editors", "team", team, "teamRole", "team-member"))),
                Map.of(
                        "If-Match",
                        umbrella.get("/mapping-rules")
                                .headers()
                                .firstValue("ETag")
                                .orElseThrow())));
        assertThat(ConnectedOrganization.isLetIn(umbrella.comes(
                        browser(),
                        connection,
                        COMPANY,
                        "grouped",
                        claims -> claims.claim("groups", List.of("editors")))))
                .isTrue();
        String id = person("grouped@umbrella.example").get("id").asText();
        assertThat(umbrella.get("/teams/" + team + "/memberships/" + id).body()).contains("sign-in", "team-member");
        umbrella.comes(browser(), connection, COMPANY, "grouped", claims -> claims.claim("groups", List.of()));
        assertThat(umbrella.get("/teams/" + team + "/memberships/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void addressesOutsideOfTheDomainDoNotCome() {
        HttpResponse<String> answer = umbrella.comes(
                browser(),
                connection,
                COMPANY,
                "stranger",
                claims -> claims.claim("email", "stranger@initech.example"));
        new CorporateConnections(INSTALLATION).refused(answer, "umbrella", "domain-mismatch");
        assertThat(umbrella.get("/connections/" + connection).body()).contains("domain-mismatch");
    }

    @Test
    void aTestSignInShowsWhatArrivesAndChangesNothing() {
        JsonNode shown = umbrella.tried(
                connection,
                COMPANY,
                claims -> claims.claim("groups", List.of("<img src=x>")).claim("department", "Edit"));
        assertThat(shown.get("state").asText()).isEqualTo("arrived");
        assertThat(shown.at("/person/would").asText()).isEqualTo("created");
        assertThat(shown.get("groups").get(0).asText()).isEqualTo("<img src=x>");
        assertThat(shown.get("claims").toString()).contains("department", "Edit");
        assertThat(INSTALLATION
                        .admin("GET", "studio/users?email=tester@umbrella.example&exact=true", null)
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void aTestSignInShowsNothingOfWhoeverElseIsSentItsLink() {
        JsonNode begun =
                StudioApi.accepted(umbrella.call("POST", "/connections/" + connection + "/test-sign-ins", null));
        HttpResponse<String> answer = browser().get(begun.get("url").asText());
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("code=");
        // An active connection is followed as by any link, and its answer is shown to nobody.
        String path = "/connections/" + connection + "/test-sign-ins/"
                + begun.get("id").asText();
        FormSignIn victim = browser();
        HttpResponse<String> sent = victim.get(begun.get("url").asText());
        HttpResponse<String> back = umbrella.comeBack(victim, connection, COMPANY, sent, "victim", claims -> claims);
        assertThat(ConnectedOrganization.isLetIn(back)).isFalse();
        assertThat(StudioApi.accepted(umbrella.get(path)).get("state").asText()).isEqualTo("waiting");
        assertThat(umbrella.get(path).body()).doesNotContain("victim");
    }

    @Test
    void aRealmOperatorIsNotTakenOverByACompany() {
        TestPeople.Person operator = umbrella.people().create("operating", "umbrella");
        JsonNode role = Installation.json(
                INSTALLATION.admin("GET", "studio/roles/operator", null).body());
        assertThat(INSTALLATION
                        .admin("POST", "studio/users/" + operator.id() + "/role-mappings/realm", List.of(role))
                        .statusCode())
                .isEqualTo(204);
        new CorporateConnections(INSTALLATION).refused(comes("operating"), "umbrella", "collision");
    }

    @Test
    void theCompanyIsToldTheSecretAndKeycloaksSettingsAreNot() {
        comes("secretly");
        byte[] credentials = (OidcCompany.CLIENT + ":" + ConnectedOrganization.CLIENT_SECRET).getBytes(UTF_8);
        assertThat(COMPANY.authorization)
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(credentials));
        assertThat(INSTALLATION
                        .admin("GET", "studio/identity-provider/instances/c-" + connection.replace("-", ""), null)
                        .body())
                .contains("${vault.sealed1.")
                .doesNotContain(ConnectedOrganization.CLIENT_SECRET);
        assertThat(umbrella.get("/connections/" + connection).body())
                .doesNotContain("sealed1")
                .doesNotContain(ConnectedOrganization.CLIENT_SECRET);
    }

    private static String sentTo(String email) {
        return umbrella.asked(browser(), email).headers().firstValue("Location").orElse("");
    }

    private static HttpResponse<String> comes(String person) {
        return umbrella.comes(browser(), connection, COMPANY, person, claims -> claims);
    }

    private static FormSignIn browser() {
        return new FormSignIn(INSTALLATION.realm());
    }

    private static JsonNode person(String email) {
        JsonNode found = Installation.json(INSTALLATION
                .admin("GET", "studio/users?exact=true&email=" + email, null)
                .body());
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Installation.json(answer.body()).get("code").asText()).isEqualTo(code);
    }
}
