package io.stagedoor.federation.saml;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An identity provider that answers correctly, and whose answers a test changes before or after they are signed. */
final class TestIdp {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final String ENDPOINT = "https://id.example/realms/studio/broker/c-1/endpoint";
    static final String US = "https://id.example/realms/studio";
    static final String ISSUER = "https://idp.acme.example/saml";
    static final String REQUEST = "ID_request-1";

    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    static final KeyPair KEYS = keys("RSA", 2048);

    /** As each test needs it; the methods make a changed copy. */
    record Response(
            String xml, boolean signResponse, boolean signAssertion, String method, String digest, KeyPair signer) {

        Response with(String what, String instead) {
            if (!xml.contains(what)) {
                throw new IllegalArgumentException("not in the response: " + what);
            }
            return new Response(xml.replace(what, instead), signResponse, signAssertion, method, digest, signer);
        }

        Response signed(boolean response, boolean assertion) {
            return new Response(xml, response, assertion, method, digest, signer);
        }

        Response by(String otherMethod, String otherDigest, KeyPair other) {
            return new Response(xml, signResponse, signAssertion, otherMethod, otherDigest, other);
        }

        byte[] bytes() {
            return bytesOf(document(any -> {}));
        }

        /** Changed after it was signed. */
        byte[] tampered(Consumer<Document> change) {
            return bytesOf(document(change));
        }

        byte[] tampered(String what, String instead) {
            String text = new String(bytes(), StandardCharsets.UTF_8);
            if (!text.contains(what)) {
                throw new IllegalArgumentException("not in the signed response: " + what);
            }
            return text.replace(what, instead).getBytes(StandardCharsets.UTF_8);
        }

        private Document document(Consumer<Document> change) {
            Document document = parse(xml);
            if (signAssertion) {
                sign(only(document, SamlNames.ASSERTION, "Assertion"), method, digest, signer);
            }
            if (signResponse) {
                sign(document.getDocumentElement(), method, digest, signer);
            }
            change.accept(document);
            return document;
        }
    }

    private TestIdp() {}

    /** The control: signed response and assertion, for us, for this request, for now. */
    static Response response() {
        return new Response(xml(NOW), true, true, RSA_SHA256, SHA256, KEYS);
    }

    static SamlExpectation expectation() {
        return new SamlExpectation(
                ENDPOINT,
                US,
                ISSUER,
                SamlExpectation.Signed.EITHER,
                SamlExpectation.Encryption.NONE,
                Duration.ofSeconds(30),
                NOW);
    }

    static List<PublicKey> trusted() {
        return List.of(KEYS.getPublic());
    }

    static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String xml(Instant now) {
        return """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="_response-1" Version="2.0" IssueInstant="%1$s" Destination="%2$s" InResponseTo="%3$s">\
            <saml:Issuer>%4$s</saml:Issuer>\
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
            <saml:Assertion ID="_assertion-1" Version="2.0" IssueInstant="%1$s">\
            <saml:Issuer>%4$s</saml:Issuer>\
            <saml:Subject>\
            <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">maya-4711</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <saml:SubjectConfirmationData Recipient="%2$s" InResponseTo="%3$s" NotOnOrAfter="%6$s"/>\
            </saml:SubjectConfirmation>\
            </saml:Subject>\
            <saml:Conditions NotBefore="%7$s" NotOnOrAfter="%6$s">\
            <saml:AudienceRestriction><saml:Audience>%5$s</saml:Audience></saml:AudienceRestriction>\
            </saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="%1$s" SessionIndex="_session-1">\
            <saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext>\
            </saml:AuthnStatement>\
            <saml:AttributeStatement>\
            <saml:Attribute Name="mail"><saml:AttributeValue>maya@acme.example</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="groups"><saml:AttributeValue>editors</saml:AttributeValue><saml:AttributeValue>colour</saml:AttributeValue></saml:Attribute>\
            </saml:AttributeStatement>\
            </saml:Assertion>\
            </samlp:Response>""".formatted(now, ENDPOINT, REQUEST, ISSUER, US, now.plusSeconds(300), now.minusSeconds(60));
    }

    static void sign(Element element, String method, String digest, KeyPair signer) {
        String id = element.getAttribute("ID");
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "#" + id,
                    factory.newDigestMethod(digest, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(SamlNames.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(SamlNames.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(method, null),
                    List.of(reference));
            DOMSignContext context = new DOMSignContext(signer.getPrivate(), element, afterIssuer(element));
            context.setDefaultNamespacePrefix("ds");
            context.setIdAttributeNS(element, null, "ID");
            context.setProperty("org.jcp.xml.dsig.secureValidation", false); // so that it can make what we refuse
            factory.newXMLSignature(info, null).sign(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Element afterIssuer(Element element) {
        List<Element> children = Elements.children(element);
        return children.size() > 1 ? children.get(1) : null;
    }

    static Element only(Document document, String namespace, String name) {
        List<Element> found = Elements.everywhere(document, namespace, name);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " of " + name);
        }
        return found.get(0);
    }

    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytesOf(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString().getBytes(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
