package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.SamlExpectation.Encryption;
import io.stagedoor.federation.saml.SamlExpectation.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What comes out of an encrypted assertion goes through the same rules; the cipher itself is Keycloak's and tried at the server. */
class EncryptedResponseTest {

    private static final String ENCRYPTED = """
            <saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#">\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>\
            <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>\
            <xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>\
            <xenc:CipherData><xenc:CipherValue>BBBB</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>\
            <xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData>\
            </xenc:EncryptedData></saml:EncryptedAssertion>""";

    @Test
    void theControlIsTaken() throws RefusedException {
        assertThat(judge(assertion(true)).nameId()).isEqualTo("maya-4711");
    }

    @Test
    void anInnerAssertionThatIsNotSignedIsRefused() {
        refused(assertion(false), RefusalReason.SIGNATURE_MISSING);
    }

    @Test
    void anInnerAssertionThatWasChangedIsRefused() {
        refused(assertion(true).replace("maya-4711", "boss-1"), RefusalReason.SIGNATURE_INVALID);
    }

    @Test
    void whatHidesInsideIsFound() {
        refused(
                assertion(true).replace("</saml:Assertion>", "<!-- --></saml:Assertion>"),
                RefusalReason.COMMENT_IN_VALUE);
        refused("<!DOCTYPE r><r/>", RefusalReason.DOCUMENT_TYPE_FORBIDDEN);
        refused("<r/>", RefusalReason.DOCUMENT_MALFORMED);
        refused(
                assertion(true)
                        .replace(
                                "</saml:AttributeStatement>",
                                "</saml:AttributeStatement><saml:Advice><saml:Assertion/></saml:Advice>"),
                RefusalReason.SIGNATURE_WRAPPING);
    }

    private static void refused(String inner, RefusalReason reason) {
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> judge(inner));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static SamlAssertion judge(String inner) throws RefusedException {
        SamlExpectation expected = new SamlExpectation(
                TestIdp.ENDPOINT,
                TestIdp.US,
                TestIdp.ISSUER,
                Signed.ASSERTION,
                Encryption.GCM,
                Duration.ofSeconds(30),
                TestIdp.NOW);
        String response = TestIdp.response().xml();
        String around = response.substring(0, response.indexOf("<saml:Assertion "))
                + ENCRYPTED
                + response.substring(response.indexOf("</saml:Assertion>") + "</saml:Assertion>".length());
        SamlResponseRules rules =
                new SamlResponseRules(expected, TestIdp.trusted(), encrypted -> inner.getBytes(StandardCharsets.UTF_8));
        return rules.accept(
                rules.verify(SamlDocuments.read(around.getBytes(StandardCharsets.UTF_8)), () -> false),
                TestIdp.REQUEST);
    }

    private static String assertion(boolean signed) {
        String response = TestIdp.response().xml();
        String alone = response.substring(
                        response.indexOf("<saml:Assertion "),
                        response.indexOf("</saml:Assertion>") + "</saml:Assertion>".length())
                .replace("<saml:Assertion ", "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ");
        Document document = TestIdp.parse(alone);
        if (signed) {
            TestIdp.sign(document.getDocumentElement(), TestIdp.RSA_SHA256, TestIdp.SHA256, TestIdp.KEYS);
        }
        return new String(TestIdp.bytesOf(document), StandardCharsets.UTF_8);
    }
}
