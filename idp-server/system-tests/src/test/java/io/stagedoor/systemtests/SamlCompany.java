package io.stagedoor.systemtests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterOutputStream;
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

/** A company's SAML identity provider that answers what a test wants, signed with its own key. */
final class SamlCompany {

    static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final String PASSWORD = "changeit";

    final String issuer;
    final String certificate;
    final PrivateKey key;

    /** Which signatures, and by which algorithms. */
    record Signing(boolean response, boolean assertion, String method, String digest) {

        static final Signing ASSERTION = new Signing(
                false,
                true,
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmlenc#sha256");
    }

    SamlCompany(String name, Path folder) {
        issuer = "https://" + name + ".example/saml";
        try {
            Path store = folder.resolve(name + ".p12");
            Files.createDirectories(folder);
            Files.deleteIfExists(store);
            Shell.run(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "idp",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-validity",
                    "30",
                    "-dname",
                    "CN=" + name,
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString());
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            key = (PrivateKey) keys.getKey("idp", PASSWORD.toCharArray());
            certificate = Base64.getEncoder()
                    .encodeToString(keys.getCertificate("idp").getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings of a connection to it. */
    Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of(
                "idpEntityId", issuer,
                "singleSignOnServiceUrl", issuer + "/sso",
                "signingCertificate", certificate,
                "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
                "stagedoor.state", "active",
                "stagedoor.signed", "assertion",
                "stagedoor.attribute.email", "mail",
                "stagedoor.attribute.first-name", "given",
                "stagedoor.attribute.last-name", "family"));
        settings.put("stagedoor.groups", "groups");
        settings.putAll(more);
        return settings;
    }

    /** Id of the request that a browser brought. */
    static String requestId(Map<String, String> sent) {
        Matcher id = Pattern.compile(" ID=\"([^\"]+)\"").matcher(inflated(sent));
        if (!id.find()) {
            throw new IllegalStateException("no id");
        }
        return id.group(1);
    }

    /** The request of the redirect binding. */
    static String inflated(Map<String, String> sent) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (InflaterOutputStream inflating = new InflaterOutputStream(out, new Inflater(true))) {
                inflating.write(Base64.getDecoder().decode(sent.getOrDefault("SAMLRequest", "")));
            }
            return out.toString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A correct response; null for the request where nobody asked. */
    String answer(String endpoint, String us, @Nullable String request, String person, Instant now) {
        String inResponseTo = request == null ? "" : " InResponseTo=\"" + request + "\"";
        return """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="_r%8$d" Version="2.0" IssueInstant="%1$s" Destination="%2$s"%3$s>\
            <saml:Issuer>%4$s</saml:Issuer>\
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
            <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a%8$d" Version="2.0" IssueInstant="%1$s">\
            <saml:Issuer>%4$s</saml:Issuer>\
            <saml:Subject>\
            <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%9$s</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <saml:SubjectConfirmationData Recipient="%2$s"%3$s NotOnOrAfter="%6$s"/>\
            </saml:SubjectConfirmation></saml:Subject>\
            <saml:Conditions NotBefore="%7$s" NotOnOrAfter="%6$s">\
            <saml:AudienceRestriction><saml:Audience>%5$s</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="%1$s" SessionIndex="_s%8$d"><saml:AuthnContext>\
            <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef>\
            </saml:AuthnContext></saml:AuthnStatement>\
            <saml:AttributeStatement>\
            <saml:Attribute Name="mail"><saml:AttributeValue>%9$s@initech.example</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="given"><saml:AttributeValue>Given</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="family"><saml:AttributeValue>Family</saml:AttributeValue></saml:Attribute>\
            <saml:Attribute Name="groups"><saml:AttributeValue>editors</saml:AttributeValue></saml:Attribute>\
            </saml:AttributeStatement>\
            </saml:Assertion></samlp:Response>""".formatted(
                        now,
                        endpoint,
                        inResponseTo,
                        issuer,
                        us,
                        now.plusSeconds(300),
                        now.minusSeconds(60),
                        System.nanoTime(),
                        person);
    }

    /** As it is posted: changed, signed, changed again. */
    String posted(String answer, UnaryOperator<String> before, Signing signing, Consumer<Document> after) {
        Document document = parse(before.apply(answer));
        if (signing.assertion()) {
            sign(only(document, ASSERTION, "Assertion"), signing);
        }
        if (signing.response()) {
            sign(document.getDocumentElement(), signing);
        }
        after.accept(document);
        return Base64.getEncoder().encodeToString(text(document).getBytes(StandardCharsets.UTF_8));
    }

    void sign(Element element, Signing signing) {
        try {
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "#" + element.getAttribute("ID"),
                    factory.newDigestMethod(signing.digest(), null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(signing.method(), null),
                    List.of(reference));
            // Behind the issuer, as the schema wants it.
            DOMSignContext context =
                    new DOMSignContext(key, element, element.getFirstChild().getNextSibling());
            context.setDefaultNamespacePrefix("ds");
            context.setIdAttributeNS(element, null, "ID");
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            factory.newXMLSignature(info, null).sign(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Element only(Document document, String namespace, String name) {
        return (Element) document.getElementsByTagNameNS(namespace, name).item(0);
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

    static String text(org.w3c.dom.Node node) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(node), new StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
