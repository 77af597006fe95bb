package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same as {@link UpstreamAssuranceIT} where the company speaks SAML: AD FS, which names methods in a claim of its own. */
class SamlUpstreamAssuranceIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final CorporateConnections CONNECTIONS = new CorporateConnections(INSTALLATION);
    private static final Applications APPLICATIONS = new Applications(INSTALLATION);
    private static final String ALIAS = "c-it-saml-assured";
    private static final String MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn";
    private static final SamlCompany COMPANY =
            new SamlCompany("it-saml-assured", Installation.TARGET.resolve("saml-companies"));
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "saml-assured", APPLICATIONS.secret(), INSTALLATION.screeningRoom() + "/callback", "openid organization");

    @BeforeAll
    static void theCompanyIsConnected() {
        APPLICATIONS.add("saml-assured", "authentication-methods", "offline_access", Map.of());
        CONNECTIONS.add(ALIAS, "stagedoor-saml", "initech", COMPANY.settings(Map.of("stagedoor.vendor", "adfs")));
    }

    @AfterAll
    static void close() {
        CONNECTIONS.removeAll();
    }

    @Test
    void theClaimThatNamesSeveralMethodsIsLevelTwoAndItsTimeIsTheCompanys() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        CodeVerifier verifier = new CodeVerifier();
        Map<String, String> sent = sent(browser.request(APPLICATION, verifier, asking("1")));
        Instant then = Instant.ofEpochSecond(Instant.now().getEpochSecond()).minusSeconds(100);
        JsonNode claims = claims(browser.redeem(
                APPLICATION,
                verifier,
                comesBack(
                        browser,
                        sent,
                        "saml-strong",
                        answer -> methods(answer)
                                .replaceFirst("AuthnInstant=\"[^\"]+\"", "AuthnInstant=\"" + then + "\""))));
        assertThat(claims.path("acr").asText()).isEqualTo("2");
        assertThat(claims.path("auth_time").asLong()).isEqualTo(then.getEpochSecond());
    }

    @Test
    void whoeverProvedLessIsSentThereOnceMoreWithWhatIsWantedAndThenAskedHere() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        Map<String, String> first = sent(browser.request(APPLICATION, new CodeVerifier(), asking("2")));
        assertThat(SamlCompany.inflated(first)).doesNotContain(MULTIPLE);
        Map<String, String> again = sent(comesBack(browser, first, "saml-weak", UnaryOperator.identity()));
        assertThat(SamlCompany.inflated(again)).contains("ForceAuthn=\"true\"", MULTIPLE, "Comparison=\"exact\"");
        HttpResponse<String> here = comesBack(browser, again, "saml-weak", UnaryOperator.identity());
        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(here.body()).contains("totpSecret");
    }

    @Test
    void anApplicationsMaximumAgeIsAFreshSignInAtTheCompany() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        Map<String, String> sent =
                sent(browser.request(APPLICATION, new CodeVerifier(), Map.of("max_age", "60", "kc_idp_hint", ALIAS)));
        assertThat(SamlCompany.inflated(sent)).contains("ForceAuthn=\"true\"");
    }

    private static Map<String, String> asking(String level) {
        return Map.of("acr_values", level, "kc_idp_hint", ALIAS);
    }

    private static String methods(String answer) {
        return answer.replace(
                "<saml:AttributeStatement>",
                "<saml:AttributeStatement><saml:Attribute"
                        + " Name=\"http://schemas.microsoft.com/claims/authnmethodsreferences\"><saml:AttributeValue>"
                        + MULTIPLE + "</saml:AttributeValue></saml:Attribute>");
    }

    private static Map<String, String> sent(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        assertThat(location).as(answer.statusCode() + " " + answer.body()).startsWith(COMPANY.issuer + "/sso");
        return BrokeredBrowser.parameters(URI.create(location));
    }

    private static HttpResponse<String> comesBack(
            FormSignIn browser, Map<String, String> sent, String person, UnaryOperator<String> before) {
        String answer = COMPANY.answer(
                CONNECTIONS.endpoint(ALIAS), INSTALLATION.realm(), SamlCompany.requestId(sent), person, Instant.now());
        return browser.post(
                CONNECTIONS.endpoint(ALIAS),
                Map.of(
                        "SAMLResponse",
                        COMPANY.posted(answer, before, SamlCompany.Signing.ASSERTION, document -> {}),
                        "RelayState",
                        sent.getOrDefault("RelayState", "")));
    }

    private static JsonNode claims(JsonNode tokens) {
        return Installation.json(
                new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString());
    }
}
