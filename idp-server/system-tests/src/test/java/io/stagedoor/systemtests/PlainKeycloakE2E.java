package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two companies with a plain Keycloak, one by OpenID Connect and one by SAML: groups, people who were there before, and signing out from both ends. */
class PlainKeycloakE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final PlainKeycloak COMPANY = new PlainKeycloak(Stream.of("plain-oidc.example", "plain-saml.example")
            .flatMap(domain -> Stream.of("tester", "known", "leaving", "left").map(name -> name + "@" + domain))
            .toList());

    private static Connected oidc;
    private static Connected saml;

    /** An organization with its connection, and the team that the group leads to. */
    private record Connected(ConnectedOrganization organization, String team) {

        String person(String name) {
            return name + "@" + organization.domain;
        }
    }

    @BeforeAll
    static void connect() {
        ConnectedOrganization byOidc = new ConnectedOrganization(INSTALLATION, "plain-oidc");
        byOidc.prove();
        String first = byOidc.configure(
                "generic",
                "oidc",
                Map.of(
                        "issuer", COMPANY.issuer(),
                        "clientId", PlainKeycloak.CLIENT,
                        "clientSecret", PlainKeycloak.SECRET));
        COMPANY.trustOidc(byOidc.copied(first));
        oidc = on(byOidc, first);

        ConnectedOrganization bySaml = new ConnectedOrganization(INSTALLATION, "plain-saml");
        bySaml.prove();
        String second = bySaml.configure("generic", "saml", Map.of("metadataXml", COMPANY.metadata()));
        COMPANY.trustSaml(bySaml.copied(second), bySaml.ourCertificate(second));
        saml = on(bySaml, second);
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    private static Connected on(ConnectedOrganization organization, String connection) {
        JsonNode shown = organization.tried(connection, page -> COMPANY.signIn(page, "tester@" + organization.domain));
        assertThat(shown.get("state").asText()).as(shown.toString()).isEqualTo("arrived");
        organization.activate(connection);
        return new Connected(organization, organization.teamOf("editors", "team-member"));
    }

    @Test
    void byOidcWhoBelongsAlreadyIsFoundAndGetsTheTeamRoleOfTheirGroup() {
        isFoundWithTheirGroup(oidc);
    }

    @Test
    void bySamlWhoBelongsAlreadyIsFoundAndGetsTheTeamRoleOfTheirGroup() {
        isFoundWithTheirGroup(saml);
    }

    @Test
    void byOidcSigningOutAtTheApplicationEndsTheCompanysSessionToo() {
        signsOutHere(oidc);
    }

    @Test
    void bySamlSigningOutAtTheApplicationEndsTheCompanysSessionToo() {
        signsOutHere(saml);
    }

    /** Their server tells ours, by a logout token; no browser comes by. */
    @Test
    void byOidcSigningOutAtTheCompanyEndsTheSessionAndTheTokensHere() {
        signsOutThere(oidc);
        assertThat(StudioApi.accepted(oidc.organization().get("/audit-events?action=sign-out&limit=50"))
                        .toString())
                .contains(personId(oidc.person("left")));
    }

    @Test
    void bySamlSigningOutAtTheCompanyEndsTheSessionAndTheTokensHere() {
        signsOutThere(saml);
        assertThat(StudioApi.accepted(saml.organization().get("/audit-events?action=sign-out&limit=50"))
                        .toString())
                .contains(personId(saml.person("left")));
    }

    private static void isFoundWithTheirGroup(Connected company) {
        TestPeople.Person before = company.organization().people().create("known", company.organization().alias);
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            JsonNode claims = ApplicationVisit.claims(comesIn(visit, before.email()));
            assertThat(claims.get("sub").asText()).isEqualTo(before.id());
            assertThat(claims.at("/teams/" + company.team() + "/role").asText()).isEqualTo("team-member");
        }
    }

    private static void signsOutHere(Connected company) {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            JsonNode tokens = comesIn(visit, company.person("leaving"));
            assertThat(visit.called(tokens)).isEqualTo(200);
            visit.signsOut(tokens);
            visit.isOver(tokens);
            comesIn(visit, company.person("leaving")); // asked again, there
        }
    }

    private static void signsOutThere(Connected company) {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            JsonNode tokens = comesIn(visit, company.person("left"));
            assertThat(visit.called(tokens)).isEqualTo(200);
            COMPANY.signOut(visit.page());
            visit.isOver(tokens);
            visit.comesBack();
            assertThat(visit.page().locator("#username").isVisible()).isTrue();
        }
    }

    private static JsonNode comesIn(ApplicationVisit visit, String email) {
        visit.asksToSignIn(email);
        COMPANY.signIn(visit.page(), email);
        return visit.tokens();
    }

    private static String personId(String email) {
        return Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=" + email, null)
                        .body())
                .get(0)
                .get("id")
                .asText();
    }
}
