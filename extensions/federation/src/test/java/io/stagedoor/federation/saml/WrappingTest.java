package io.stagedoor.federation.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.federation.domain.RefusalReason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signature wrapping: the eight of Somorovsky et al., "On Breaking SAML" (USENIX Security 2012), and the shapes found since. */
class WrappingTest {

    private static final TestIdp.Response SIGNED_RESPONSE = TestIdp.response().signed(true, false);
    private static final TestIdp.Response SIGNED_ASSERTION = TestIdp.response().signed(false, true);

    @Test
    void bothControlsAreTaken() {
        assertThat(Judging.usual().accepted(SIGNED_RESPONSE.bytes()).nameId()).isEqualTo("maya-4711");
        assertThat(Judging.usual().accepted(SIGNED_ASSERTION.bytes()).nameId()).isEqualTo("maya-4711");
    }

    @Test
    void xsw1TheSignedResponseInsideTheSignatureOfAForgedOne() {
        refused(SIGNED_RESPONSE.tampered(document -> {
            Element signed = document.getDocumentElement();
            Element evil = evilCopy(signed);
            Element signature =
                    Elements.children(signed, SamlNames.DSIG, "Signature").get(0);
            signed.removeChild(signature);
            document.replaceChild(evil, signed);
            dropSignatures(evil);
            evil.insertBefore(signature, Elements.children(evil).get(1));
            signature.appendChild(signed);
        }));
    }

    @Test
    void xsw2TheSignedResponseBesideTheSignatureInAForgedOne() {
        refused(SIGNED_RESPONSE.tampered(document -> {
            Element signed = document.getDocumentElement();
            Element evil = evilCopy(signed);
            Element signature =
                    Elements.children(signed, SamlNames.DSIG, "Signature").get(0);
            signed.removeChild(signature);
            document.replaceChild(evil, signed);
            dropSignatures(evil);
            evil.insertBefore(signed, Elements.children(evil).get(1));
            evil.insertBefore(signature, signed);
        }));
    }

    @Test
    void xsw3AForgedAssertionBeforeTheSignedOne() {
        Judging.usual()
                .refuses(
                        SIGNED_ASSERTION.tampered(document -> {
                            Element signed = assertion(document);
                            signed.getParentNode().insertBefore(evil(signed), signed);
                        }),
                        RefusalReason.SEVERAL_ASSERTIONS);
    }

    @Test
    void xsw4TheSignedAssertionInsideAForgedOne() {
        refused(SIGNED_ASSERTION.tampered(document -> {
            Element signed = assertion(document);
            Element evil = evil(signed);
            signed.getParentNode().replaceChild(evil, signed);
            evil.appendChild(signed);
        }));
    }

    @Test
    void xsw5TheSignatureInTheForgedAssertionAndTheSignedOneBehindIt() {
        Judging.usual()
                .refuses(
                        SIGNED_ASSERTION.tampered(document -> {
                            Element signed = assertion(document);
                            Element original = (Element) signed.cloneNode(true);
                            dropSignatures(original);
                            forge(signed);
                            signed.getParentNode().appendChild(original);
                        }),
                        RefusalReason.SEVERAL_ASSERTIONS);
    }

    @Test
    void xsw6TheSignedAssertionInsideTheSignatureOfAForgedOne() {
        refused(SIGNED_ASSERTION.tampered(document -> {
            Element signed = assertion(document);
            Element original = (Element) signed.cloneNode(true);
            dropSignatures(original);
            forge(signed);
            Elements.children(signed, SamlNames.DSIG, "Signature").get(0).appendChild(original);
        }));
    }

    @Test
    void xsw7AForgedAssertionInExtensions() {
        refused(SIGNED_ASSERTION.tampered(document -> {
            Element signed = assertion(document);
            Element extensions = document.createElementNS(SamlNames.PROTOCOL, "samlp:Extensions");
            extensions.appendChild(evil(signed));
            signed.getParentNode().insertBefore(extensions, signed);
        }));
    }

    @Test
    void xsw8TheSignedAssertionInAnObjectOfTheSignature() {
        refused(SIGNED_ASSERTION.tampered(document -> {
            Element signed = assertion(document);
            Element original = (Element) signed.cloneNode(true);
            dropSignatures(original);
            forge(signed);
            Element object = document.createElementNS(SamlNames.DSIG, "ds:Object");
            object.appendChild(original);
            Elements.children(signed, SamlNames.DSIG, "Signature").get(0).appendChild(object);
        }));
    }

    /** CVE-2022-41912 (crewjam/saml): the first of several assertions is verified, another one is read. */
    @Test
    void severalAssertionsAreRefusedWhicheverOfThemIsSigned() {
        Judging.usual()
                .refuses(
                        SIGNED_ASSERTION.tampered(document -> {
                            Element signed = assertion(document);
                            signed.getParentNode().appendChild(evil(signed));
                        }),
                        RefusalReason.SEVERAL_ASSERTIONS);
    }

    /** CVE-2025-23369 (GitHub Enterprise): which element an id means is found in two ways; the id comes out of an entity. */
    @Test
    void anIdOutOfAnEntityIsRefusedWithItsDocumentType() {
        byte[] message = ("<!DOCTYPE r [<!ENTITY id \"_assertion-1\">]>"
                        + new String(SIGNED_ASSERTION.bytes(), StandardCharsets.UTF_8)
                                .replace("ID=\"_assertion-1\"", "ID=\"&id;\""))
                .getBytes(StandardCharsets.UTF_8);
        Judging.usual().refuses(message, RefusalReason.DOCUMENT_TYPE_FORBIDDEN);
    }

    /** CVE-2025-25291 (ruby-saml): a document type that one parser skips and the other reads. */
    @Test
    void aDocumentTypeIsRefusedWhateverItHides() {
        byte[] message = ("<!DOCTYPE x [ <!NOTATION n PUBLIC \"'>]><!--\"> ]>"
                        + new String(SIGNED_ASSERTION.bytes(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        Judging.usual().refuses(message, RefusalReason.DOCUMENT_TYPE_FORBIDDEN);
    }

    /** CVE-2025-25292 (ruby-saml): one parser finds this signature, the other that one, by namespaces or by place. */
    @Test
    void aSecondSignatureElsewhereIsRefused() {
        refused(SIGNED_ASSERTION.tampered(document -> {
            Element status = TestIdp.only(document, SamlNames.PROTOCOL, "Status");
            Element detail = document.createElementNS(SamlNames.PROTOCOL, "samlp:StatusDetail");
            detail.appendChild(
                    TestIdp.only(document, SamlNames.DSIG, "Signature").cloneNode(true));
            status.appendChild(detail);
        }));
    }

    /** CVE-2025-29774 (xml-crypto): the first SignedInfo is verified, the reference is read from the second. */
    @Test
    void aSecondSignedInfoIsRefused() {
        refused(SIGNED_ASSERTION.tampered(document -> {
            Element info = TestIdp.only(document, SamlNames.DSIG, "SignedInfo");
            info.getParentNode().insertBefore(info.cloneNode(true), info);
        }));
    }

    @Test
    void aSignatureOfAnotherElementIsRefused() {
        refused(SIGNED_ASSERTION.tampered(
                document -> TestIdp.only(document, SamlNames.DSIG, "Reference").setAttribute("URI", "#_response-1")));
    }

    @Test
    void aSignatureOfTheWholeDocumentByAnEmptyReferenceIsRefused() {
        refused(SIGNED_RESPONSE.tampered(
                document -> TestIdp.only(document, SamlNames.DSIG, "Reference").setAttribute("URI", "")));
    }

    @Test
    void twoElementsOfOneIdAreRefused() {
        Judging.usual()
                .refuses(
                        SIGNED_ASSERTION.tampered(document -> TestIdp.only(document, SamlNames.PROTOCOL, "Status")
                                .setAttribute("ID", "_assertion-1")),
                        RefusalReason.DUPLICATE_ID);
        Judging.usual()
                .refuses(
                        SIGNED_ASSERTION.tampered(document -> TestIdp.only(document, SamlNames.PROTOCOL, "Status")
                                .setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:id", "_assertion-1")),
                        RefusalReason.DUPLICATE_ID);
    }

    private static void refused(byte[] message) {
        Judging.usual().refuses(message, RefusalReason.SIGNATURE_WRAPPING);
    }

    private static Element assertion(Document document) {
        return TestIdp.only(document, SamlNames.ASSERTION, "Assertion");
    }

    private static Element evilCopy(Element response) {
        Element evil = (Element) response.cloneNode(true);
        evil.setAttribute("ID", "_evil-response");
        forge(Elements.children(evil, SamlNames.ASSERTION, "Assertion").get(0));
        return evil;
    }

    private static Element evil(Element assertion) {
        Element evil = (Element) assertion.cloneNode(true);
        dropSignatures(evil);
        forge(evil);
        return evil;
    }

    private static void forge(Element assertion) {
        assertion.setAttribute("ID", "_evil-assertion");
        Elements.below(assertion, SamlNames.ASSERTION, "NameID").get(0).setTextContent("boss-1");
    }

    private static void dropSignatures(Element element) {
        Elements.children(element, SamlNames.DSIG, "Signature").forEach(element::removeChild);
    }
}
