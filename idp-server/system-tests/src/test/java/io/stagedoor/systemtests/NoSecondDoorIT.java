package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy asks for two factors, and the company proves one: every other door is tried, and is shut. */
class NoSecondDoorIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Doors DOORS = new Doors(INSTALLATION, "seconddoor");
    private static final FormSignIn.Application STRICT = DOORS.application("door-strict");
    private static final FormSignIn.Application WEAK = DOORS.application("door-weak");
    /** Which the policy does not name at first. */
    private static final FormSignIn.Application UNNAMED = DOORS.application("door-unnamed");

    private static JsonNode before = Installation.json("{}");
    private static JsonNode offline = Installation.json("{}");
    private static final FormSignIn BROWSER = new FormSignIn(INSTALLATION.realm());

    @BeforeAll
    static void aPolicyIsEnforcedWhilePeopleAreSignedIn() {
        HttpResponse<String> saml = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        "door-saml",
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of(INSTALLATION.screeningRoom() + "/*"),
                        "attributes",
                        Map.of(
                                "saml_idp_initiated_sso_url_name", "door-saml",
                                "saml.client.signature", "false",
                                "saml_assertion_consumer_url_post", INSTALLATION.screeningRoom() + "/saml")));
        assertThat(saml.statusCode()).as(saml.body()).isEqualTo(201);
        before = DOORS.cameIn(BROWSER, STRICT);
        offline = DOORS.cameIn(
                new FormSignIn(INSTALLATION.realm()), Doors.scoped(STRICT, STRICT.scope() + " offline_access"));
        new EnforcedPolicies(DOORS.organization)
                .put(enforced("door-strict", "door-saml", "account-console", "stagedoor-portal"));
    }

    @AfterAll
    static void thePolicyGoes() {
        DOORS.close();
    }

    @Test
    void aRefreshTokenFromBeforeIsWorthNothingAndIsNotUsedUp() {
        Doors.refused(Applications.refreshed(INSTALLATION, STRICT, before));
        // The second use of one that was used up ends the session as stolen, and says so.
        Doors.refused(Applications.refreshed(INSTALLATION, STRICT, before));
    }

    @Test
    void aCodeFromBeforeIsWorthNothing() {
        EnforcedPolicies policies = new EnforcedPolicies(DOORS.organization);
        CodeVerifier verifier = new CodeVerifier();
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> sent = browser.submit(
                browser.request(UNNAMED, verifier, Map.of()), Map.of("username", "weak@seconddoor.example"));
        String code = BrokeredBrowser.parameters(URI.create(Doors.location(DOORS.organization.comeBack(
                        browser, DOORS.connection, DOORS.company, sent, "weak", Doors::password))))
                .getOrDefault("code", "");
        assertThat(code).isNotEmpty();
        policies.put(enforced("door-strict", "door-saml", "account-console", "stagedoor-portal", "door-unnamed"));
        Map<String, String> form = new LinkedHashMap<>(Doors.client(UNNAMED));
        form.putAll(Map.of(
                "grant_type",
                "authorization_code",
                "redirect_uri",
                UNNAMED.redirectUri(),
                "code",
                code,
                "code_verifier",
                verifier.getValue()));
        Doors.refused(DOORS.posted("/protocol/openid-connect/token", form));
    }

    @Test
    void anOfflineTokenFromBeforeIsWorthNothing() {
        Doors.refused(Applications.refreshed(INSTALLATION, STRICT, offline));
    }

    @Test
    void promptNoneIsAnsweredWithInteractionRequired() {
        assertThat(Doors.location(BROWSER.request(STRICT, new CodeVerifier(), Map.of("prompt", "none"))))
                .contains("error=interaction_required")
                .doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "9", "urn:example:gold"})
    void aForgedLevelOpensNothing(String forged) {
        DOORS.shut(BROWSER.request(STRICT, new CodeVerifier(), Map.of("acr_values", forged)));
    }

    @Test
    void theSecondTabOfAWeakerApplicationOpensNothing() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        JsonNode weak = DOORS.cameIn(browser, WEAK);
        assertThat(weak.has("access_token")).isTrue();
        DOORS.shut(browser.request(STRICT, new CodeVerifier(), Map.of()));
        assertThat(Applications.refreshed(INSTALLATION, STRICT, weak).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theHintToAnIdentityProviderOpensNothing() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> sent = browser.request(
                STRICT, new CodeVerifier(), Map.of("kc_idp_hint", "c-" + DOORS.connection.replace("-", "")));
        DOORS.shut(
                DOORS.organization.comeBack(browser, DOORS.connection, DOORS.company, sent, "weak", Doors::password));
    }

    @Test
    void theAccountConsoleIsNoWayRound() {
        DOORS.shut(BROWSER.get(INSTALLATION.realm() + "/protocol/openid-connect/auth?"
                + Installation.form(Map.of(
                        "client_id", "account-console",
                        "response_type", "code",
                        "scope", "openid",
                        "redirect_uri", INSTALLATION.realm() + "/account/",
                        "code_challenge_method", "S256",
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"))));
    }

    @Test
    void samlBegunHereIsNoWayRound() {
        HttpResponse<String> answer = BROWSER.get(INSTALLATION.realm() + "/protocol/saml/clients/door-saml");
        assertThat(answer.body()).doesNotContain("SAMLResponse");
        DOORS.shut(answer);
    }

    @Test
    void aDirectGrantIsRefused() {
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of("clientId", "door-direct", "publicClient", true, "directAccessGrantsEnabled", true));
        assertThat(made.statusCode()).isEqualTo(201);
        TestPeople.Person local = DOORS.organization.people().create("local", "seconddoor");
        DOORS.noToken(Map.of(
                "grant_type",
                "password",
                "client_id",
                "door-direct",
                "username",
                local.email(),
                "password",
                TestPeople.PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:openid:params:grant-type:ciba",
                "urn:ietf:params:oauth:grant-type:uma-ticket"
            })
    void aGrantThatIsBuiltOutGivesNothing(String grant) {
        Map<String, String> form = new LinkedHashMap<>(Doors.client(STRICT));
        form.put("grant_type", grant);
        form.put("subject_token", before.get("access_token").asText());
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("assertion", before.get("access_token").asText());
        form.put("device_code", "none");
        form.put("auth_req_id", "none");
        form.put("ticket", "none");
        DOORS.noToken(form);
    }

    @Test
    void anEndpointThatIsBuiltOutIsNotThere() {
        HttpResponse<String> answer = DOORS.posted("/protocol/openid-connect/ext/ciba/auth", Doors.client(STRICT));
        assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("auth_req_id\":");
    }

    @Test
    void nobodySignsInAsSomebodyElse() {
        String person = Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=weak@seconddoor.example", null)
                        .body())
                .path(0)
                .path("id")
                .asText("none");
        assertThat(INSTALLATION
                        .admin("POST", "studio/users/" + person + "/impersonation", Map.of())
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void aLinkFromAnEMailOpensNothing() {
        JsonNode person = Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=weak@seconddoor.example", null)
                        .body())
                .get(0);
        HttpResponse<String> sent = INSTALLATION.admin(
                "PUT",
                "studio/users/" + person.get("id").asText()
                        + "/execute-actions-email?client_id=door-strict&redirect_uri=" + INSTALLATION.screeningRoom()
                        + "/callback",
                List.of("VERIFY_PROFILE"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> page =
                browser.get(Letters.awaitLink(INSTALLATION, person.get("email").asText(), "action-token"));
        Matcher on = Pattern.compile("sd-button--primary[^>]*href=\"([^\"]*action-token[^\"]*)\"")
                .matcher(page.body());
        HttpResponse<String> answer = on.find()
                ? browser.get(URI.create(INSTALLATION.realm())
                        .resolve(on.group(1).replace("&amp;", "&"))
                        .toString())
                : page;
        assertThat(Doors.location(answer)).doesNotContain("code=");
        assertThat(answer.body()).contains("sd-stronger-sign-in");
        // And what it left in the browser is no session that an application could use.
        HttpResponse<String> next = browser.request(STRICT, new CodeVerifier(), Map.of());
        assertThat(Doors.location(next)).doesNotContain("code=");
        assertThat(next.body()).contains("id=\"username\"");
    }

    @Test
    void whoeverProvesTheSecondFactorIsLetInAndStays() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(STRICT, verifier, Map.of()), Map.of("username", "strong@seconddoor.example"));
        JsonNode tokens = browser.redeem(
                STRICT,
                verifier,
                DOORS.organization.comeBack(
                        browser,
                        DOORS.connection,
                        DOORS.company,
                        sent,
                        "strong",
                        claims -> claims.claim("amr", List.of("pwd", "mfa"))));
        assertThat(Doors.claims(tokens).path("acr").asText()).isEqualTo("2");
        assertThat(Applications.refreshed(INSTALLATION, STRICT, tokens).statusCode())
                .isEqualTo(200);
    }

    private static Map<String, Object> enforced(String... applications) {
        return EnforcedPolicies.level(2, "enforced", applications);
    }
}
