package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
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
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "seconddoor");
    private static final FormSignIn.Application STRICT = application("door-strict");
    private static final FormSignIn.Application WEAK = application("door-weak");
    /** Which the policy does not name at first. */
    private static final FormSignIn.Application UNNAMED = application("door-unnamed");

    /** Of devices. */
    private static final CodeVerifier VERIFIER = new CodeVerifier();

    /** Of a device without a browser; not named at first either. */
    private static final FormSignIn.Application DEVICE = application("door-device");

    private static String connection = "";
    private static JsonNode before = Installation.json("{}");
    private static JsonNode offline = Installation.json("{}");
    private static final FormSignIn BROWSER = new FormSignIn(INSTALLATION.realm());

    @BeforeAll
    static void aPolicyIsEnforcedWhilePeopleAreSignedIn() {
        for (FormSignIn.Application one : List.of(STRICT, WEAK, UNNAMED, DEVICE)) {
            APPLICATIONS.add(
                    one.clientId(),
                    "authentication-methods",
                    "offline_access",
                    Map.of(
                            "oauth2.device.authorization.grant.enabled",
                            "true",
                            "standard.token.exchange.enabled",
                            "true"));
        }
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
        connection = ORGANIZATION.connect(COMPANY);
        before = cameIn(BROWSER, STRICT);
        offline = cameIn(new FormSignIn(INSTALLATION.realm()), scoped(STRICT, STRICT.scope() + " offline_access"));
        new EnforcedPolicies(ORGANIZATION)
                .put(enforced("door-strict", "door-saml", "account-console", "stagedoor-portal"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
        COMPANY.close();
    }

    @Test
    void aRefreshTokenFromBeforeIsWorthNothingAndIsNotUsedUp() {
        refused(Applications.refreshed(INSTALLATION, STRICT, before));
        // The second use of one that was used up ends the session as stolen, and says so.
        refused(Applications.refreshed(INSTALLATION, STRICT, before));
    }

    @Test
    void aCodeFromBeforeIsWorthNothing() {
        EnforcedPolicies policies = new EnforcedPolicies(ORGANIZATION);
        CodeVerifier verifier = new CodeVerifier();
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> sent = browser.submit(
                browser.request(UNNAMED, verifier, Map.of()), Map.of("username", "weak@seconddoor.example"));
        String code = BrokeredBrowser.parameters(URI.create(location(
                        ORGANIZATION.comeBack(browser, connection, COMPANY, sent, "weak", NoSecondDoorIT::password))))
                .getOrDefault("code", "");
        assertThat(code).isNotEmpty();
        policies.put(enforced("door-strict", "door-saml", "account-console", "stagedoor-portal", "door-unnamed"));
        Map<String, String> form = new LinkedHashMap<>(client(UNNAMED));
        form.putAll(Map.of(
                "grant_type",
                "authorization_code",
                "redirect_uri",
                UNNAMED.redirectUri(),
                "code",
                code,
                "code_verifier",
                verifier.getValue()));
        refused(posted("/protocol/openid-connect/token", form));
    }

    @Test
    void anOfflineTokenFromBeforeIsWorthNothing() {
        refused(Applications.refreshed(INSTALLATION, STRICT, offline));
    }

    @Test
    void promptNoneIsAnsweredWithInteractionRequired() {
        assertThat(location(BROWSER.request(STRICT, new CodeVerifier(), Map.of("prompt", "none"))))
                .contains("error=interaction_required")
                .doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "9", "urn:example:gold"})
    void aForgedLevelOpensNothing(String forged) {
        shut(BROWSER.request(STRICT, new CodeVerifier(), Map.of("acr_values", forged)));
    }

    @Test
    void theSecondTabOfAWeakerApplicationOpensNothing() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        JsonNode weak = cameIn(browser, WEAK);
        assertThat(weak.has("access_token")).isTrue();
        shut(browser.request(STRICT, new CodeVerifier(), Map.of()));
        assertThat(Applications.refreshed(INSTALLATION, STRICT, weak).statusCode())
                .isEqualTo(400);
    }

    @Test
    void theHintToAnIdentityProviderOpensNothing() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> sent =
                browser.request(STRICT, new CodeVerifier(), Map.of("kc_idp_hint", "c-" + connection.replace("-", "")));
        shut(ORGANIZATION.comeBack(browser, connection, COMPANY, sent, "weak", NoSecondDoorIT::password));
    }

    @Test
    void theAccountConsoleIsNoWayRound() {
        shut(BROWSER.get(INSTALLATION.realm() + "/protocol/openid-connect/auth?"
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
        shut(answer);
    }

    @Test
    void aDirectGrantIsRefused() {
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of("clientId", "door-direct", "publicClient", true, "directAccessGrantsEnabled", true));
        assertThat(made.statusCode()).isEqualTo(201);
        TestPeople.Person local = ORGANIZATION.people().create("local", "seconddoor");
        noToken(Map.of(
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
        Map<String, String> form = new LinkedHashMap<>(client(STRICT));
        form.put("grant_type", grant);
        form.put("subject_token", before.get("access_token").asText());
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("assertion", before.get("access_token").asText());
        form.put("device_code", "none");
        form.put("auth_req_id", "none");
        form.put("ticket", "none");
        noToken(form);
    }

    @Test
    void anEndpointThatIsBuiltOutIsNotThere() {
        HttpResponse<String> answer = posted("/protocol/openid-connect/ext/ciba/auth", client(STRICT));
        assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("auth_req_id\":");
    }

    @Test
    void aDeviceIsNotAllowedByAWeakSession() {
        JsonNode device = device(STRICT);
        shut(BROWSER.get(device.get("verification_uri_complete").asText()));
        noToken(deviceForm(STRICT, device));
    }

    @Test
    void aDeviceThatWasAllowedBeforeGetsNothing() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        cameIn(browser, WEAK);
        JsonNode device = device(DEVICE);
        HttpResponse<String> question =
                browser.get(device.get("verification_uri_complete").asText());
        browser.submit(question, Map.of("accept", "Yes"));
        new EnforcedPolicies(ORGANIZATION)
                .put(enforced("door-strict", "door-saml", "account-console", "stagedoor-portal", "door-device"));
        refused(posted("/protocol/openid-connect/token", deviceForm(DEVICE, device)));
    }

    private static JsonNode device(FormSignIn.Application application) {
        Map<String, String> form = new LinkedHashMap<>(client(application));
        form.put("scope", application.scope());
        form.put("code_challenge_method", "S256");
        form.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue());
        return StudioApi.accepted(posted("/protocol/openid-connect/auth/device", form));
    }

    private static Map<String, String> deviceForm(FormSignIn.Application application, JsonNode device) {
        Map<String, String> form = new LinkedHashMap<>(client(application));
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        form.put("device_code", device.get("device_code").asText());
        form.put("code_verifier", VERIFIER.getValue());
        return form;
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
        assertThat(location(answer)).doesNotContain("code=");
        assertThat(answer.body()).contains("sd-stronger-sign-in");
        // And what it left in the browser is no session that an application could use.
        HttpResponse<String> next = browser.request(STRICT, new CodeVerifier(), Map.of());
        assertThat(location(next)).doesNotContain("code=");
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
                ORGANIZATION.comeBack(
                        browser,
                        connection,
                        COMPANY,
                        sent,
                        "strong",
                        claims -> claims.claim("amr", List.of("pwd", "mfa"))));
        assertThat(claims(tokens).path("acr").asText()).isEqualTo("2");
        assertThat(Applications.refreshed(INSTALLATION, STRICT, tokens).statusCode())
                .isEqualTo(200);
    }

    private static Map<String, Object> enforced(String... applications) {
        return EnforcedPolicies.level(2, "enforced", applications);
    }

    private static JsonNode cameIn(FormSignIn browser, FormSignIn.Application application) {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(application, verifier, Map.of()), Map.of("username", "weak@seconddoor.example"));
        JsonNode tokens = browser.redeem(
                application,
                verifier,
                ORGANIZATION.comeBack(browser, connection, COMPANY, sent, "weak", NoSecondDoorIT::password));
        assertThat(claims(tokens).path("acr").asText()).isEqualTo("1");
        return tokens;
    }

    private static JWTClaimsSet.Builder password(JWTClaimsSet.Builder claims) {
        return claims.claim("amr", List.of("pwd"));
    }

    /** Neither a code nor an assertion; a page that asks for more, or the way to the company. */
    private static void shut(HttpResponse<String> answer) {
        assertThat(location(answer)).doesNotContain("code=");
        boolean asked = answer.body().contains("totpSecret");
        boolean away = location(answer).startsWith(COMPANY.issuer() + "/auth");
        assertThat(asked || away)
                .as(answer.statusCode() + " " + location(answer))
                .isTrue();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant", "stronger sign-in").doesNotContain("access_token");
    }

    private static void noToken(Map<String, String> form) {
        HttpResponse<String> answer = posted("/protocol/openid-connect/token", form);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("access_token\":");
    }

    private static HttpResponse<String> posted(String path, Map<String, String> form) {
        return Installation.send(HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Installation.form(form))));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static Map<String, String> client(FormSignIn.Application application) {
        return Map.of("client_id", application.clientId(), "client_secret", application.secret());
    }

    private static JsonNode claims(JsonNode tokens) {
        return Installation.json(
                new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString());
    }

    private static FormSignIn.Application application(String client) {
        return new FormSignIn.Application(
                client, APPLICATIONS.secret(), INSTALLATION.screeningRoom() + "/callback", "openid organization");
    }

    private static FormSignIn.Application scoped(FormSignIn.Application application, String scope) {
        return new FormSignIn.Application(
                application.clientId(), application.secret(), application.redirectUri(), scope);
    }
}
