package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody is signed in by a password alone when more begins to be asked of them: what they hold is refused, and nothing of it is used up. */
class RaisedPoliciesIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "raisedpolicies");
    private static final EnforcedPolicies POLICIES = new EnforcedPolicies(ORGANIZATION);
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "raised-app",
            APPLICATIONS.secret(),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:raisedpolicies");

    private static String connection = "";

    @BeforeAll
    static void theCompanyIsConnected() {
        APPLICATIONS.add("raised-app", "authentication-methods", "offline_access", Map.of());
        connection = ORGANIZATION.connect(COMPANY);
    }

    @AfterEach
    void noPolicies() {
        POLICIES.clear();
    }

    @AfterAll
    static void theCompanyCloses() {
        COMPANY.close();
    }

    @Test
    void aRefreshForOneTeamIsRefusedBeforeItIsUsedUp() {
        JsonNode tokens = cameIn(new FormSignIn(INSTALLATION.realm()), "tess");
        String team = ORGANIZATION.owner.createTeam(ORGANIZATION.alias, "Raised");
        ORGANIZATION.owner.giveTeamRole(ORGANIZATION.alias, team, subject(tokens), "reviewer");
        JsonNode held = StudioApi.accepted(refreshed(tokens, team));

        POLICIES.put(EnforcedPolicies.level(2, "enforced", "raised-app"));
        refused(refreshed(held, team));
        // The second use of one that was used up ends the session as stolen, and says so.
        refused(refreshed(held, team));

        POLICIES.clear();
        assertThat(refreshed(held, team).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefreshForATeamOfOthersIsRefusedBeforeItIsUsedUp() {
        JsonNode tokens = cameIn(new FormSignIn(INSTALLATION.realm()), "theo");
        String team = ORGANIZATION.owner.createTeam(ORGANIZATION.alias, "Of others");
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> answer = refreshed(tokens, team);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid_target");
        }
        assertThat(Applications.refreshed(INSTALLATION, APPLICATION, tokens).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverIsGivenTheTeamRoleThatAPolicyNamesRefreshesNoMore() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        JsonNode tokens = cameIn(browser, "tomas");
        String team = ORGANIZATION.owner.createTeam(ORGANIZATION.alias, "Guarded");
        ORGANIZATION.owner.giveTeamRole(ORGANIZATION.alias, team, subject(tokens), "follower");
        POLICIES.put(EnforcedPolicies.with(
                EnforcedPolicies.level(2, "enforced"), "who", Map.of("teamRoles", List.of("administrator"))));
        JsonNode held = StudioApi.accepted(Applications.refreshed(INSTALLATION, APPLICATION, tokens));

        ORGANIZATION.owner.giveTeamRole(ORGANIZATION.alias, team, subject(tokens), "administrator");
        refused(Applications.refreshed(INSTALLATION, APPLICATION, held));
        HttpResponse<String> asked = browser.request(APPLICATION, new CodeVerifier(), Map.of());
        assertThat(asked.headers().firstValue("Location").orElse("")).startsWith(COMPANY.issuer() + "/auth");

        ORGANIZATION.owner.giveTeamRole(ORGANIZATION.alias, team, subject(tokens), "follower");
        assertThat(Applications.refreshed(INSTALLATION, APPLICATION, held).statusCode())
                .isEqualTo(200);
    }

    private static JsonNode cameIn(FormSignIn browser, String person) {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(APPLICATION, verifier, Map.of()),
                Map.of("username", person + "@" + ORGANIZATION.domain));
        return browser.redeem(
                APPLICATION,
                verifier,
                ORGANIZATION.comeBack(
                        browser, connection, COMPANY, sent, person, claims -> claims.claim("amr", List.of("pwd"))));
    }

    private static HttpResponse<String> refreshed(JsonNode tokens, String team) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type", "refresh_token",
                "client_id", APPLICATION.clientId(),
                "client_secret", APPLICATION.secret(),
                "refresh_token", tokens.get("refresh_token").asText(),
                "team", team));
        return Installation.send(
                HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Installation.form(form))));
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant", "stronger sign-in").doesNotContain("access_token");
    }

    private static String subject(JsonNode tokens) {
        return Installation.json(new com.nimbusds.jose.util.Base64URL(
                                tokens.get("access_token").asText().split("\\.", -1)[1])
                        .decodeToString())
                .get("sub")
                .asText();
    }
}
