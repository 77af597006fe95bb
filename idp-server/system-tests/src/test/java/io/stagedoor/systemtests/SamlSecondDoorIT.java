package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.SamlCompany.Signing;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@link NoSecondDoorIT}, where the way in is SAML's: begun at the company itself, or without a browser. */
class SamlSecondDoorIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final CorporateConnections CONNECTIONS = new CorporateConnections(INSTALLATION);
    private static final ConnectedOrganization ORGANIZATION = new ConnectedOrganization(INSTALLATION, "samldoor");
    private static final String ALIAS = "c-it-saml-door";
    private static final String LANDING = "it-door-landing";
    private static final String ACS = "http://localhost/door-landing";
    private static final String MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn";
    private static final SamlCompany COMPANY =
            new SamlCompany("it-saml-door", Installation.TARGET.resolve("saml-companies"));

    @BeforeAll
    static void twoFactorsAreEnforcedEverywhere() {
        ORGANIZATION.prove();
        CONNECTIONS.add(
                ALIAS,
                "stagedoor-saml",
                ORGANIZATION.alias,
                COMPANY.settings(Map.of("stagedoor.vendor", "adfs", "stagedoor.idp-initiated", "true")));
        HttpResponse<String> created = INSTALLATION.admin(
                "POST",
                "studio/clients",
                Map.of(
                        "clientId",
                        "urn:it:door-landing",
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of(ACS),
                        "attributes",
                        Map.of(
                                "saml_idp_initiated_sso_url_name", LANDING,
                                "saml_assertion_consumer_url_post", ACS,
                                "saml.client.signature", "false",
                                "saml.allow.ecp.flow", "true",
                                "saml.force.post.binding", "true")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        new EnforcedPolicies(ORGANIZATION).put(EnforcedPolicies.level(2, "enforced"));
    }

    @AfterAll
    static void thePolicyGoes() {
        new EnforcedPolicies(ORGANIZATION).clear();
        CONNECTIONS.removeAll();
    }

    @Test
    void whatACompanyBeginsWithAPasswordIsSentBackForMoreAndThenAskedHere() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        HttpResponse<String> again = begunThere(browser, "door-weak", UnaryOperator.identity());
        assertThat(again.body()).doesNotContain("SAMLResponse");
        Map<String, String> sent = sent(again);
        assertThat(SamlCompany.inflated(sent)).contains("ForceAuthn=\"true\"", MULTIPLE);

        HttpResponse<String> here = browser.post(
                CONNECTIONS.endpoint(ALIAS),
                Map.of(
                        "SAMLResponse",
                        posted(CONNECTIONS.endpoint(ALIAS), SamlCompany.requestId(sent), "door-weak", xml -> xml),
                        "RelayState",
                        sent.getOrDefault("RelayState", "")));
        assertThat(here.body()).contains("totpSecret").doesNotContain("SAMLResponse");
    }

    @Test
    void whatACompanyBeginsWithTwoFactorsLands() {
        HttpResponse<String> landed =
                begunThere(new FormSignIn(INSTALLATION.realm()), "door-strong", SamlSecondDoorIT::twoFactors);
        assertThat(landed.body()).contains(ACS, "SAMLResponse");
    }

    /** SAML profiles 4.2: a program signs somebody in with their password alone. */
    @Test
    void aProgramWithAPasswordIsGivenNoAssertion() {
        TestPeople.Person local = new TestPeople(INSTALLATION).create("door-ecp", "initech");
        String request = """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="_e1" Version="2.0" IssueInstant="%s" Destination="%s/protocol/saml" AssertionConsumerServiceURL="%s" \
                ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:PAOS"><saml:Issuer>urn:it:door-landing</saml:Issuer>\
                </samlp:AuthnRequest></soap:Body></soap:Envelope>""".formatted(Instant.now(), INSTALLATION.realm(), ACS);
        HttpResponse<String> answer =
                Installation.send(HttpRequest.newBuilder(URI.create(INSTALLATION.realm() + "/protocol/saml"))
                        .header("Content-Type", "text/xml")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((local.email() + ":" + TestPeople.PASSWORD)
                                                        .getBytes(StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString(request)));
        assertThat(answer.body()).contains("status:Responder").doesNotContain("Assertion>", "AuthnStatement");
    }

    private static HttpResponse<String> begunThere(FormSignIn browser, String person, UnaryOperator<String> before) {
        String endpoint = CONNECTIONS.endpoint(ALIAS) + "/clients/" + LANDING;
        return browser.post(endpoint, Map.of("SAMLResponse", posted(endpoint, null, person, before)));
    }

    private static String posted(
            String endpoint,
            @org.jspecify.annotations.Nullable String request,
            String person,
            UnaryOperator<String> before) {
        String answer = COMPANY.answer(endpoint, INSTALLATION.realm(), request, person, Instant.now())
                .replace("@initech.example", "@" + ORGANIZATION.domain);
        return COMPANY.posted(answer, before, Signing.ASSERTION, document -> {});
    }

    private static Map<String, String> sent(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        assertThat(location).as(answer.statusCode() + " " + answer.body()).startsWith(COMPANY.issuer + "/sso");
        return BrokeredBrowser.parameters(URI.create(location));
    }

    private static String twoFactors(String answer) {
        return answer.replace(
                "<saml:AttributeStatement>",
                "<saml:AttributeStatement><saml:Attribute"
                        + " Name=\"http://schemas.microsoft.com/claims/authnmethodsreferences\"><saml:AttributeValue>"
                        + MULTIPLE + "</saml:AttributeValue></saml:Attribute>");
    }
}
