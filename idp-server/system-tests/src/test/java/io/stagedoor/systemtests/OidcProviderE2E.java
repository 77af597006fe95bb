package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A company with panva's oidc-provider: we prove who we are with a key ({@code private_key_jwt}), it names itself in each answer
 * ({@code iss}), and both tell each other of logouts.
 */
class OidcProviderE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String ALIAS = "panva";
    private static final OidcProvider COMPANY = new OidcProvider();

    private static ConnectedOrganization organization;
    private static String team;

    @BeforeAll
    static void connect() {
        organization = new ConnectedOrganization(INSTALLATION, ALIAS);
        organization.prove();
        String connection = organization.begin("generic", "oidc");
        COMPANY.start(organization.domain, organization.copied(connection));
        organization.fill(
                connection,
                Map.of(
                        "issuer", COMPANY.issuer(),
                        "clientId", "stagedoor",
                        "clientAuthentication", "private_key_jwt",
                        "scopes", "openid email profile groups"));
        JsonNode shown = organization.tried(connection, page -> COMPANY.signIn(page, "tester"));
        assertThat(shown.get("state").asText()).as(shown.toString()).isEqualTo("arrived");
        organization.activate(connection);
        team = organization.teamOf("editors", "follower");
    }

    @AfterAll
    static void close() {
        COMPANY.close();
    }

    @Test
    void whoBelongsAlreadyIsFoundAndGetsTheTeamRoleOfTheirGroup() {
        TestPeople.Person before = organization.people().create("known", ALIAS);
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            JsonNode claims = ApplicationVisit.claims(comesIn(visit, "known"));
            assertThat(claims.get("sub").asText()).isEqualTo(before.id());
            assertThat(claims.at("/teams/" + team + "/role").asText()).isEqualTo("follower");
        }
    }

    @Test
    void signingOutAtTheApplicationEndsTheCompanysSessionToo() {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            JsonNode tokens = comesIn(visit, "leaving");
            visit.page().navigate(visit.signOutAddress(tokens));
            COMPANY.confirmSignOut(visit.page());
            visit.page().waitForURL(address -> address.startsWith(INSTALLATION.screeningRoom()));
            visit.isOver(tokens);
            comesIn(visit, "leaving"); // asked again, there
        }
    }

    /** The company asks whether to sign out, and the person closes the window instead. */
    @Test
    void signingOutCountsHereEvenIfNobodyAnswersTheCompanysQuestion() {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            JsonNode tokens = comesIn(visit, "hurried");
            assertThat(visit.called(tokens)).isEqualTo(200);
            visit.page().navigate(visit.signOutAddress(tokens));
            visit.isOver(tokens);
            visit.comesBack();
            assertThat(visit.page().locator("#username").isVisible()).isTrue();
        }
    }

    @Test
    void signingOutAtTheCompanyEndsTheSessionAndTheTokensHere() {
        try (ApplicationVisit visit = new ApplicationVisit(INSTALLATION)) {
            JsonNode tokens = comesIn(visit, "left");
            assertThat(visit.called(tokens)).isEqualTo(200);
            visit.page().navigate(COMPANY.signOutAddress());
            COMPANY.confirmSignOut(visit.page());
            visit.isOver(tokens);
        }
    }

    private static JsonNode comesIn(ApplicationVisit visit, String person) {
        visit.asksToSignIn(person + "@" + organization.domain);
        COMPANY.signIn(visit.page(), person);
        return visit.tokens();
    }
}
