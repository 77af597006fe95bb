package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.SamlCompany.Signing;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Forged SAML responses at the real server. Each differs from the control by one thing, and each is refused for its own reason, which
 * the organization's trail has and the page has not.
 */
class SamlAttacksIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final CorporateConnections CONNECTIONS = new CorporateConnections(INSTALLATION);
    private static final String ALIAS = "c-it-saml";
    private static final String OTHER = "c-it-saml-other";
    private static final SamlCompany COMPANY =
            new SamlCompany("it-saml-company", Installation.TARGET.resolve("saml-companies"));
    private static final SamlCompany STRANGER =
            new SamlCompany("it-saml-stranger", Installation.TARGET.resolve("saml-companies"));
    private static final UnaryOperator<String> AS_IT_IS = UnaryOperator.identity();

    @BeforeAll
    static void connections() {
        CONNECTIONS.add(ALIAS, "stagedoor-saml", "initech", COMPANY.settings(Map.of()));
        CONNECTIONS.add(OTHER, "stagedoor-saml", "globex", STRANGER.settings(Map.of()));
    }

    @AfterAll
    static void close() {
        CONNECTIONS.removeAll();
    }

    @Test
    void theControlIsSignedIn() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        HttpResponse<String> answer =
                present(browser, "saml-control", AS_IT_IS, Signing.ASSERTION, SamlAttacksIT::unchanged);
        assertThat(browser.isSignedIn(answer))
                .as(answer.statusCode() + " " + answer.body())
                .isTrue();
    }

    @Test
    void theRequestIsSigned() {
        Map<String, String> sent = new BrokeredBrowser(INSTALLATION).sentTo(ALIAS);
        assertThat(sent).containsKeys("SAMLRequest", "RelayState", "Signature");
        assertThat(sent.get("SigAlg")).endsWith("rsa-sha256");
    }

    @Test
    void withoutAnySignature() {
        refused(AS_IT_IS, new Signing(false, false, "", ""), SamlAttacksIT::unchanged, "signature-missing");
    }

    @Test
    void withTheOtherSignatureOnly() {
        Signing response = new Signing(true, false, Signing.ASSERTION.method(), Signing.ASSERTION.digest());
        refused(AS_IT_IS, response, SamlAttacksIT::unchanged, "signature-missing");
    }

    @Test
    void changedAfterItWasSigned() {
        refused(
                AS_IT_IS,
                Signing.ASSERTION,
                document -> SamlCompany.only(document, SamlCompany.ASSERTION, "NameID")
                        .setTextContent("boss"),
                "signature-invalid");
    }

    @Test
    void signedWithSha1() {
        Signing sha1 = new Signing(
                false, true, "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#sha1");
        refused(AS_IT_IS, sha1, SamlAttacksIT::unchanged, "signature-algorithm");
    }

    @Test
    void aForgedAssertionBesideTheSignedOne() {
        refused(
                AS_IT_IS,
                Signing.ASSERTION,
                document -> {
                    Element signed = SamlCompany.only(document, SamlCompany.ASSERTION, "Assertion");
                    signed.getParentNode().insertBefore(forged(signed), signed);
                },
                "several-assertions");
    }

    @Test
    void theSignedAssertionInsideAForgedOne() {
        refused(
                AS_IT_IS,
                Signing.ASSERTION,
                document -> {
                    Element signed = SamlCompany.only(document, SamlCompany.ASSERTION, "Assertion");
                    Element forged = forged(signed);
                    signed.getParentNode().replaceChild(forged, signed);
                    forged.appendChild(signed);
                },
                "signature-wrapping");
    }

    @Test
    void aCommentInTheName() {
        refused(
                AS_IT_IS,
                Signing.ASSERTION,
                document -> {
                    Element name = SamlCompany.only(document, SamlCompany.ASSERTION, "NameID");
                    name.appendChild(document.createComment("cut"));
                },
                "comment-in-value");
    }

    @Test
    void twoElementsOfOneId() {
        refused(
                AS_IT_IS,
                Signing.ASSERTION,
                document -> SamlCompany.only(document, SamlCompany.PROTOCOL, "Status")
                        .setAttribute(
                                "ID",
                                SamlCompany.only(document, SamlCompany.ASSERTION, "Assertion")
                                        .getAttribute("ID")),
                "duplicate-id");
    }

    @Test
    void forAnotherEndpointAudienceOrIssuer() {
        refused(xml -> xml.replace("Destination=\"http", "Destination=\"httpx"), "destination-mismatch");
        refused(xml -> xml.replace("Recipient=\"http", "Recipient=\"httpx"), "recipient-mismatch");
        refused(xml -> xml.replace("<saml:Audience>http", "<saml:Audience>httpx"), "audience-mismatch");
        refused(xml -> xml.replace("<saml:Issuer>https", "<saml:Issuer>httpx"), "issuer-mismatch");
        refused(
                xml -> xml.replaceAll("InResponseTo=\"[^\"]+\"", "InResponseTo=\"ID_other\""),
                "in-response-to-mismatch");
        refused(xml -> xml.replace("status:Success", "status:Responder"), "status-not-success");
    }

    @Test
    void ofYesterdayAndOfTomorrow() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        refused(at(browser, Instant.now().minusSeconds(86_400)), "expired");
        refused(at(browser, Instant.now().plusSeconds(86_400)), "not-yet-valid");
    }

    @Test
    void anExternalEntityAndABillionLaughs() {
        for (String document : new String[] {
            "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><r>&e;</r>",
            "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]><r>&c;</r>"
        }) {
            refused(post(document), "document-type-forbidden");
        }
        refused(post("<r>"), "document-malformed");
        // So long a form is not even read.
        assertThat(post("<r>" + "x".repeat(600_000) + "</r>").statusCode()).isEqualTo(413);
    }

    @Test
    void presentedAgain() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        String response = COMPANY.posted(
                answer(ALIAS, SamlCompany.requestId(sent), "saml-replayed", Instant.now()),
                AS_IT_IS,
                Signing.ASSERTION,
                SamlAttacksIT::unchanged);
        assertThat(browser.isSignedIn(post(browser, ALIAS, response, sent.getOrDefault("RelayState", ""))))
                .isTrue();

        BrokeredBrowser thief = new BrokeredBrowser(INSTALLATION);
        Map<String, String> own = thief.sentTo(ALIAS);
        refused(post(thief, ALIAS, response, own.getOrDefault("RelayState", "")), "replayed");
        refused(post(browser, ALIAS, response, sent.getOrDefault("RelayState", "")), "replayed");
    }

    @Test
    void aGoodAnswerForAnotherBrowser() {
        Map<String, String> sent = new BrokeredBrowser(INSTALLATION).sentTo(ALIAS);
        String response = COMPANY.posted(
                answer(ALIAS, SamlCompany.requestId(sent), "saml-planted", Instant.now()),
                AS_IT_IS,
                Signing.ASSERTION,
                SamlAttacksIT::unchanged);
        refused(
                post(new BrokeredBrowser(INSTALLATION), ALIAS, response, sent.getOrDefault("RelayState", "")),
                "state-mismatch");
        refused(post(new BrokeredBrowser(INSTALLATION), ALIAS, response, "https://evil.example/"), "state-mismatch");
    }

    @Test
    void anAssertionOfOneOrganizationPresentedToAnother() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(OTHER);
        String ofInitech = COMPANY.posted(
                answer(ALIAS, SamlCompany.requestId(sent), "saml-crossing", Instant.now()),
                AS_IT_IS,
                Signing.ASSERTION,
                SamlAttacksIT::unchanged);
        CONNECTIONS.refused(
                post(browser, OTHER, ofInitech, sent.getOrDefault("RelayState", "")), "globex", "signature-invalid");
        refused(post(browser, ALIAS, ofInitech, sent.getOrDefault("RelayState", "")), "in-response-to-mismatch");
    }

    @Test
    void anArtifact() {
        refused(
                new BrokeredBrowser(INSTALLATION).get(CONNECTIONS.endpoint(ALIAS) + "?SAMLart=AAQAAA"),
                "artifact-unsupported");
    }

    @Test
    void whatNobodyAskedFor() {
        String unasked = COMPANY.posted(
                answer(ALIAS, null, "saml-unasked", Instant.now()),
                AS_IT_IS,
                Signing.ASSERTION,
                SamlAttacksIT::unchanged);
        refused(post(new BrokeredBrowser(INSTALLATION), ALIAS, unasked, "https://evil.example/"), "unsolicited");
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        refused(
                browser.post(CONNECTIONS.endpoint(ALIAS) + "/clients/anything", Map.of("SAMLResponse", unasked)),
                "unsolicited");
    }

    private static void unchanged(Document document) {}

    private static HttpResponse<String> at(BrokeredBrowser browser, Instant when) {
        Map<String, String> sent = browser.sentTo(ALIAS);
        String response = COMPANY.posted(
                answer(ALIAS, SamlCompany.requestId(sent), "saml-late", when),
                AS_IT_IS,
                Signing.ASSERTION,
                SamlAttacksIT::unchanged);
        return post(browser, ALIAS, response, sent.getOrDefault("RelayState", ""));
    }

    private static void refused(UnaryOperator<String> before, String reason) {
        refused(before, Signing.ASSERTION, SamlAttacksIT::unchanged, reason);
    }

    private static void refused(
            UnaryOperator<String> before, Signing signing, Consumer<Document> after, String reason) {
        refused(present(new BrokeredBrowser(INSTALLATION), "saml-attacked", before, signing, after), reason);
    }

    private static void refused(HttpResponse<String> answer, String reason) {
        CONNECTIONS.refused(answer, "initech", reason);
    }

    private static HttpResponse<String> present(
            BrokeredBrowser browser,
            String person,
            UnaryOperator<String> before,
            Signing signing,
            Consumer<Document> after) {
        Map<String, String> sent = browser.sentTo(ALIAS);
        String answer = answer(ALIAS, SamlCompany.requestId(sent), person, Instant.now());
        return post(
                browser, ALIAS, COMPANY.posted(answer, before, signing, after), sent.getOrDefault("RelayState", ""));
    }

    private static HttpResponse<String> post(String document) {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        return post(
                browser,
                ALIAS,
                Base64.getEncoder().encodeToString(document.getBytes(StandardCharsets.UTF_8)),
                sent.getOrDefault("RelayState", ""));
    }

    private static HttpResponse<String> post(
            BrokeredBrowser browser, String alias, String response, String relayState) {
        return browser.post(CONNECTIONS.endpoint(alias), Map.of("SAMLResponse", response, "RelayState", relayState));
    }

    private static String answer(String alias, @Nullable String request, String person, Instant when) {
        return COMPANY.answer(CONNECTIONS.endpoint(alias), INSTALLATION.realm(), request, person, when);
    }

    private static Element forged(Element signed) {
        Element forged = (Element) signed.cloneNode(true);
        forged.setAttribute("ID", "_forged");
        forged.removeChild(
                forged.getElementsByTagNameNS(SamlCompany.DSIG, "Signature").item(0));
        forged.getElementsByTagNameNS(SamlCompany.ASSERTION, "NameID").item(0).setTextContent("boss");
        return forged;
    }
}
