package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody who has a password at the company, and no second factor, tries to come by one. */
class AssuranceAttacksIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final OidcCompany COMPANY = new OidcCompany();
    private static final ConnectedOrganization VICTIMS = new ConnectedOrganization(INSTALLATION, "assuredvictims");
    private static final ConnectedOrganization ATTACKERS = new ConnectedOrganization(INSTALLATION, "assuredattackers");
    private static final FormSignIn.Application STRICT = application("attacked-strict", "openid organization");
    private static final FormSignIn.Application WEAK = application("attacked-weak", "openid organization");
    private static final String SECRET = "12345678901234567890";

    private static String connection = "";

    @BeforeAll
    static void twoFactorsAreAskedForInOneApplication() {
        APPLICATIONS.add(STRICT.clientId(), "authentication-methods", "offline_access", Map.of());
        APPLICATIONS.add(WEAK.clientId(), "authentication-methods", "offline_access", Map.of());
        connection = VICTIMS.connect(COMPANY);
        new EnforcedPolicies(VICTIMS).put(EnforcedPolicies.level(2, "enforced", STRICT.clientId()));
        new EnforcedPolicies(ATTACKERS).put(EnforcedPolicies.level(3, "enforced", STRICT.clientId()));
    }

    @AfterAll
    static void thePoliciesGo() {
        new EnforcedPolicies(VICTIMS).clear();
        new EnforcedPolicies(ATTACKERS).clear();
        COMPANY.close();
    }

    @Test
    void aFactorOfAnotherPersonInTheSameBrowserIsNotTheirs() {
        people("swapped");
        String attacker = "swapper@assuredattackers.example";
        withTwoFactors(attacker);
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> code = browser.entered(STRICT, new CodeVerifier(), attacker, TestPeople.PASSWORD);
        HttpResponse<String> passkey =
                browser.submit(code, Map.of("otp", Totp.ofRawSecret(SECRET).codeAt(Instant.now())));
        assertThat(passkey.body()).as("what is asked for beyond the code").contains("webauthn");

        HttpResponse<String> sent = browser.get(
                INSTALLATION.realm() + "/broker/c-" + connection.replace("-", "") + "/login?" + ofThePage(passkey));
        HttpResponse<String> back =
                VICTIMS.comeBack(browser, connection, COMPANY, sent, "swapped", AssuranceAttacksIT::password);
        shut(back);
    }

    @Test
    void namingAnOrganizationThatOneVisitsDoesNotSwitchOffTheOneOfHome() {
        people("visitor");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        cameIn(browser, "visitor");
        VICTIMS.people().join(id("visitor@assuredvictims.example"), "initech");
        shut(browser.request(
                application(STRICT.clientId(), "openid organization:initech"), new CodeVerifier(), Map.of()));
        for (String scope :
                List.of("openid organization:initech organization", "openid organization:initech organization:*")) {
            HttpResponse<String> answer =
                    browser.request(application(STRICT.clientId(), scope), new CodeVerifier(), Map.of());
            assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("code=");
        }
    }

    @Test
    void recoveryCodesAreNotMadeByWhoeverHasShownOneFactor() {
        people("codes");
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        cameIn(browser, "codes");
        HttpResponse<String> answer =
                browser.request(WEAK, new CodeVerifier(), Map.of("kc_action", "CONFIGURE_RECOVERY_AUTHN_CODES"));
        assertThat(answer.body()).doesNotContain("generatedRecoveryAuthnCodes");
        assertThat(credentials("codes@assuredvictims.example")).doesNotContain("recovery-authn-codes");
    }

    @Test
    void aFactorIsNotTakenAwayByWhoeverHasNotShownIt() {
        String email = withAnAuthenticatorApp("bereft");
        FormSignIn thief = new FormSignIn(INSTALLATION.realm());
        cameIn(thief, "bereft");
        String otp = Installation.json(INSTALLATION
                        .admin("GET", "studio/users/" + id(email) + "/credentials", null)
                        .body())
                .findValuesAsText("id")
                .getFirst();
        HttpResponse<String> answer =
                thief.request(WEAK, new CodeVerifier(), Map.of("kc_action", "delete_credential:" + otp));
        if (answer.body().contains("kc-form-delete-credential") || answer.body().contains("<form")) {
            thief.submit(answer, Map.of("accept", "true"));
        }
        assertThat(credentials(email)).contains("otp");

        // Nor is a phone set up beside it.
        HttpResponse<String> phone =
                thief.request(WEAK, new CodeVerifier(), Map.of("kc_action", "stagedoor-push-enrol"));
        assertThat(phone.body()).doesNotContain("push-code");
        assertThat(VICTIMS.get("/audit-events?action=factor.refuse").body())
                .contains(id(email), "set up without showing a factor first", "push");
    }

    /** Of a company that proves a password alone, with a factor here that one application has asked for. */
    private static String withAnAuthenticatorApp(String name) {
        people(name);
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        cameIn(browser, name);
        HttpResponse<String> enrolment = VICTIMS.comeBack(
                browser,
                connection,
                COMPANY,
                browser.request(STRICT, new CodeVerifier(), Map.of()),
                name,
                AssuranceAttacksIT::password);
        assertThat(ConnectedOrganization.isLetIn(browser.enrolled(enrolment))).isTrue();
        return name + "@assuredvictims.example";
    }

    private static void people(String name) {
        VICTIMS.tokens(connection, COMPANY, name, AssuranceAttacksIT::password);
    }

    private static void cameIn(FormSignIn browser, String name) {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> sent = browser.submit(
                browser.request(WEAK, verifier, Map.of()), Map.of("username", name + "@assuredvictims.example"));
        browser.redeem(
                WEAK,
                verifier,
                VICTIMS.comeBack(browser, connection, COMPANY, sent, name, AssuranceAttacksIT::password));
    }

    /** A password, an authenticator app and a passkey that nobody has here. */
    private static void withTwoFactors(String email) {
        HttpResponse<String> made = INSTALLATION.admin(
                "POST",
                "studio/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        "Somebody",
                        "lastName",
                        "Else",
                        "credentials",
                        List.of(
                                Map.of("type", "password", "value", TestPeople.PASSWORD, "temporary", false),
                                Map.of(
                                        "type",
                                        "otp",
                                        "secretData",
                                        "{\"value\":\"" + SECRET + "\"}",
                                        "credentialData",
                                        "{\"subType\":\"totp\",\"digits\":6,\"period\":30,\"algorithm\":\"HmacSHA1\"}"),
                                Map.of(
                                        "type",
                                        "webauthn",
                                        "userLabel",
                                        "key",
                                        "secretData",
                                        "{}",
                                        "credentialData",
                                        "{\"aaguid\":\"00000000-0000-0000-0000-000000000000\",\"credentialId\":\"AAAA\","
                                                + "\"counter\":0,\"credentialPublicKey\":\"AAAA\",\"attestationStatementFormat\":\"none\"}"))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        ATTACKERS.people().join(id(email), ATTACKERS.alias);
    }

    /** What a page of Keycloak's puts into its links, for another one of the same attempt. */
    private static String ofThePage(HttpResponse<String> page) {
        Matcher action =
                Pattern.compile("action=\"([^\"]+session_code[^\"]+)\"").matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        Map<String, String> all =
                BrokeredBrowser.parameters(URI.create(action.group(1).replace("&amp;", "&")));
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : List.of("session_code", "client_id", "tab_id", "client_data")) {
            kept.put(name, all.getOrDefault(name, ""));
        }
        return Installation.form(kept);
    }

    private static String id(String email) {
        return Installation.json(INSTALLATION
                        .admin("GET", "studio/users?exact=true&email=" + email, null)
                        .body())
                .path(0)
                .path("id")
                .asText();
    }

    private static List<String> credentials(String email) {
        JsonNode all = Installation.json(INSTALLATION
                .admin("GET", "studio/users/" + id(email) + "/credentials", null)
                .body());
        return all.findValuesAsText("type");
    }

    private static JWTClaimsSet.Builder password(JWTClaimsSet.Builder claims) {
        return claims.claim("amr", List.of("pwd"));
    }

    private static void shut(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        assertThat(location).doesNotContain("code=");
        assertThat(answer.body().contains("totpSecret") || location.startsWith(COMPANY.issuer() + "/auth"))
                .as(answer.statusCode() + " " + location + " " + answer.body())
                .isTrue();
    }

    private static FormSignIn.Application application(String client, String scope) {
        return new FormSignIn.Application(
                client, APPLICATIONS.secret(), INSTALLATION.screeningRoom() + "/callback", scope);
    }
}
