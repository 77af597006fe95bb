package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.SamlExpectation.Encryption;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Which encrypted assertions a key is tried on. */
class EncryptionShapeTest {

    private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    private static final String CBC = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    private static final String OAEP = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
    private static final String RSA_1_5 = "http://www.w3.org/2001/04/xmlenc#rsa-1_5";

    @Test
    void gcmIsTakenAndCbcByChoiceOnly() {
        assertThatCode(() -> EncryptionShape.check(encrypted(GCM, OAEP, ""), Encryption.GCM))
                .doesNotThrowAnyException();
        assertThatCode(() -> EncryptionShape.check(encrypted(GCM, OAEP, ""), Encryption.NONE))
                .doesNotThrowAnyException();
        assertThatCode(() -> EncryptionShape.check(encrypted(CBC, OAEP, ""), Encryption.GCM_OR_CBC))
                .doesNotThrowAnyException();
        refused(encrypted(CBC, OAEP, ""), Encryption.GCM);
        refused(encrypted(CBC, OAEP, ""), Encryption.NONE);
    }

    @Test
    void aKeyUnderPkcs1IsRefused() {
        refused(encrypted(GCM, RSA_1_5, ""), Encryption.GCM_OR_CBC);
    }

    @Test
    void aSecondKeyIsRefused() {
        refused(encrypted(GCM, OAEP, key(RSA_1_5)), Encryption.GCM);
        refused(encrypted(GCM, OAEP, key(OAEP)), Encryption.GCM);
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        Element encrypted = TestIdp.parse(xml(GCM, OAEP, "")
                        .replace(
                                "<xenc:CipherValue>AAAA</xenc:CipherValue>",
                                "<xenc:CipherReference URI=\"file:///x\"/>"))
                .getDocumentElement();
        refused(encrypted, Encryption.GCM);
    }

    private static void refused(Element encrypted, Encryption allowed) {
        RefusedException refusal =
                catchThrowableOfType(RefusedException.class, () -> EncryptionShape.check(encrypted, allowed));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(RefusalReason.ENCRYPTION_ALGORITHM);
    }

    private static Element encrypted(String data, String key, String more) {
        return TestIdp.parse(xml(data, key, more)).getDocumentElement();
    }

    private static String xml(String data, String key, String more) {
        return """
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" \
            xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\
            <xenc:EncryptedData><xenc:EncryptionMethod Algorithm="%s"/><ds:KeyInfo>%s%s</ds:KeyInfo>\
            <xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>\
            </saml:EncryptedAssertion>""".formatted(data, key(key), more);
    }

    private static String key(String algorithm) {
        return """
            <xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="%s"/>\
            <xenc:CipherData><xenc:CipherValue>BBBB</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>""".formatted(algorithm);
    }
}
