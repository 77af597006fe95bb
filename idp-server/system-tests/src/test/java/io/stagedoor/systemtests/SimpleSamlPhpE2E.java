package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A company with SimpleSAMLphp: its people come in with their groups, those who were there before are found, and signing out works from both ends. */
class SimpleSamlPhpE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ALIAS = "simple";
    private static final SimpleSamlPhp COMPANY =
            new SimpleSamlPhp(ALIAS + ".example", "tester", "ada", "bertil", "cleo", "dora");

    private static ConnectedOrganization organization;
    private static String connection;
    private static String team;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, ALIAS);
        organization.prove();
        connection = organization.configure("generic", "saml", Map.of("metadataXml", COMPANY.metadata()));
        COMPANY.trust(organization.copied(connection), organization.ourCertificate(connection));
        JsonNode shown = organization.tried(connection, page -> COMPANY.signIn(page, "tester"));
        assertThat(shown.get("state").asText()).as(shown.toString()).isEqualTo("arrived");
        assertThat(shown.get("groups").toString()).isEqualTo("[\"editors\",\"everybody\"]");
        assertThat(shown.at("/person/email").asText()).isEqualTo("tester@simple.example");
        organization.activate(connection);
        team = organization.teamOf("editors", "reviewer");
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    @Test
    void aColleagueComesInWithTheTeamRoleOfTheirGroup() {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            visit.asksToSignIn("ada@simple.example");
            COMPANY.signIn(visit.page(), "ada");
            JsonNode claims = ApplicationVisit.claims(visit.tokens());
            assertThat(claims.at("/teams/" + team + "/role").asText())
                    .as(claims.toString())
                    .isEqualTo("reviewer");
        }
    }

    @Test
    void whoBelongsToTheOrganizationAlreadyIsFoundAndNoPageAsksAnything() {
        TestPeople.Person before = organization.people().create("bertil", ALIAS);
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            visit.asksToSignIn(before.email());
            COMPANY.signIn(visit.page(), "bertil");
            assertThat(ApplicationVisit.claims(visit.tokens()).get("sub").asText())
                    .isEqualTo(before.id());
        }
    }

    @Test
    void signingOutAtTheApplicationEndsTheCompanysSessionToo() {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            visit.asksToSignIn("cleo@simple.example");
            COMPANY.signIn(visit.page(), "cleo");
            JsonNode tokens = visit.tokens();
            assertThat(visit.called(tokens)).isEqualTo(200);

            visit.signsOut(tokens);

            visit.isOver(tokens);
            visit.asksToSignIn("cleo@simple.example");
            COMPANY.signIn(visit.page(), "cleo"); // asked again, there
            visit.tokens();
        }
    }

    @Test
    void signingOutAtTheCompanyEndsTheSessionAndTheTokensHere() {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            visit.asksToSignIn("dora@simple.example");
            COMPANY.signIn(visit.page(), "dora");
            JsonNode tokens = visit.tokens();
            assertThat(visit.called(tokens)).isEqualTo(200);

            visit.page().navigate(COMPANY.signOutAddress());
            visit.page().waitForURL(address -> address.startsWith(COMPANY.address()));

            visit.isOver(tokens);
            visit.comesBack();
            assertThat(visit.page().locator("#username").isVisible()).isTrue();
        }
    }
}
