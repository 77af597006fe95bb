package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.systemtests.SamlCompany.Signing;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Encrypted assertions at the real server, which decrypts them with the key of its own metadata. */
class SamlEncryptionIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final CorporateConnections CONNECTIONS = new CorporateConnections(INSTALLATION);
    private static final String ALIAS = "c-it-saml-encrypted";
    private static final SamlCompany COMPANY =
            new SamlCompany("it-saml-encrypting", Installation.TARGET.resolve("saml-companies"));

    private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    private static final String CBC = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    private static final String OAEP = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";
    private static final String RSA_1_5 = "http://www.w3.org/2001/04/xmlenc#rsa-1_5";

    @BeforeAll
    static void connection() {
        CONNECTIONS.add(ALIAS, "stagedoor-saml", "initech", COMPANY.settings(Map.of("stagedoor.encryption", "gcm")));
    }

    @AfterAll
    static void close() {
        CONNECTIONS.removeAll();
    }

    @Test
    void theControlIsSignedIn() throws Exception {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        HttpResponse<String> answer = present(browser, "saml-encrypted", true, GCM, OAEP);
        assertThat(browser.isSignedIn(answer))
                .as(answer.statusCode() + " " + answer.body())
                .isTrue();
    }

    @Test
    void anInnerAssertionThatIsNotSignedIsRefused() throws Exception {
        refused(present(new BrokeredBrowser(INSTALLATION), "saml-attacked", false, GCM, OAEP), "signature-missing");
    }

    @Test
    void aBlockCipherWithoutATagIsRefused() throws Exception {
        refused(present(new BrokeredBrowser(INSTALLATION), "saml-attacked", true, CBC, OAEP), "encryption-algorithm");
    }

    @Test
    void aKeyUnderPkcs1IsRefused() throws Exception {
        refused(
                present(new BrokeredBrowser(INSTALLATION), "saml-attacked", true, GCM, RSA_1_5),
                "encryption-algorithm");
    }

    @Test
    void aPlainAssertionIsRefused() {
        BrokeredBrowser browser = new BrokeredBrowser(INSTALLATION);
        Map<String, String> sent = browser.sentTo(ALIAS);
        String plain = COMPANY.posted(answer(sent, "saml-attacked"), xml -> xml, Signing.ASSERTION, document -> {});
        refused(post(browser, sent, plain), "encryption-required");
    }

    private static void refused(HttpResponse<String> answer, String reason) {
        CONNECTIONS.refused(answer, "initech", reason);
    }

    private static String answer(Map<String, String> sent, String person) {
        return COMPANY.answer(
                CONNECTIONS.endpoint(ALIAS), INSTALLATION.realm(), SamlCompany.requestId(sent), person, Instant.now());
    }

    private static HttpResponse<String> post(BrokeredBrowser browser, Map<String, String> sent, String response) {
        return browser.post(
                CONNECTIONS.endpoint(ALIAS),
                Map.of("SAMLResponse", response, "RelayState", sent.getOrDefault("RelayState", "")));
    }

    private static HttpResponse<String> present(
            BrokeredBrowser browser, String person, boolean signed, String data, String transport) throws Exception {
        Map<String, String> sent = browser.sentTo(ALIAS);
        Document response = SamlCompany.parse(answer(sent, person));
        Element assertion = SamlCompany.only(response, SamlCompany.ASSERTION, "Assertion");
        if (signed) {
            COMPANY.sign(assertion, Signing.ASSERTION);
        }
        Document encrypted = SamlCompany.parse(encrypted(SamlCompany.text(assertion), data, transport));
        assertion.getParentNode().replaceChild(response.importNode(encrypted.getDocumentElement(), true), assertion);
        return post(
                browser,
                sent,
                Base64.getEncoder().encodeToString(SamlCompany.text(response).getBytes(StandardCharsets.UTF_8)));
    }

    private static String encrypted(String assertion, String data, String transport) throws Exception {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        SecretKey key = generator.generateKey();
        Cipher wrap = Cipher.getInstance(
                OAEP.equals(transport) ? "RSA/ECB/OAEPWithSHA-1AndMGF1Padding" : "RSA/ECB/PKCS1Padding");
        wrap.init(Cipher.WRAP_MODE, encryptionKey());
        return """
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">\
            <xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">\
            <xenc:EncryptionMethod Algorithm="%s"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>\
            <xenc:EncryptionMethod Algorithm="%s"/><xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData>\
            </xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData>\
            </xenc:EncryptedData></saml:EncryptedAssertion>""".formatted(data, transport, text(wrap.wrap(key)), text(ciphered(assertion, key, GCM.equals(data))));
    }

    /** XML Encryption 1.1, 5.2: the initialization vector first. */
    private static byte[] ciphered(String assertion, SecretKey key, boolean gcm) throws Exception {
        byte[] vector = new byte[gcm ? 12 : 16];
        new SecureRandom().nextBytes(vector);
        Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key, gcm ? new GCMParameterSpec(128, vector) : new IvParameterSpec(vector));
        byte[] text = cipher.doFinal(assertion.getBytes(StandardCharsets.UTF_8));
        byte[] all = java.util.Arrays.copyOf(vector, vector.length + text.length);
        System.arraycopy(text, 0, all, vector.length, text.length);
        return all;
    }

    private static PublicKey encryptionKey() throws Exception {
        HttpResponse<String> metadata =
                new BrokeredBrowser(INSTALLATION).get(CONNECTIONS.endpoint(ALIAS) + "/descriptor");
        NodeList keys = SamlCompany.parse(metadata.body())
                .getElementsByTagNameNS("urn:oasis:names:tc:SAML:2.0:metadata", "KeyDescriptor");
        for (int i = 0; i < keys.getLength(); i++) {
            Element descriptor = (Element) keys.item(i);
            if ("encryption".equals(descriptor.getAttribute("use"))) {
                byte[] certificate = Base64.getMimeDecoder()
                        .decode(descriptor
                                .getElementsByTagNameNS(SamlCompany.DSIG, "X509Certificate")
                                .item(0)
                                .getTextContent());
                return CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate))
                        .getPublicKey();
            }
        }
        throw new AssertionError(metadata.body());
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
