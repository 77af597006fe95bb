package io.stagedoor.systemtests;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.namespace.QName;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.impl.XSStringBuilder;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.AttributeValue;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureSupport;

/** Writes a vendor's responses with OpenSAML, which knows nothing of how we read them. */
final class OpenSamlCompany {

    private final SamlCompany keys;
    private final X509Certificate certificate;

    OpenSamlCompany(SamlCompany keys) {
        this.keys = keys;
        try {
            InitializationService.initialize();
            certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getDecoder().decode(keys.certificate)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it says about itself. */
    String metadata(String entityId, String signOn) {
        return """
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%1$s">\
            <IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">\
            <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>\
            <X509Certificate>%2$s</X509Certificate></X509Data></KeyInfo></KeyDescriptor>\
            <NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</NameIDFormat>\
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%3$s"/>\
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%3$s"/>\
            </IDPSSODescriptor></EntityDescriptor>""".formatted(entityId, keys.certificate, signOn);
    }

    /** The same of one that takes logout messages, too. */
    String metadata(String entityId, String signOn, String signOut) {
        return metadata(entityId, signOn)
                .replace(
                        "<NameIDFormat>",
                        "<SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\""
                                + signOut + "\"/><NameIDFormat>");
    }

    /** Says that somebody has signed out there, everywhere: no session is named. */
    String logout(VendorShape shape, String endpoint, boolean signed) {
        LogoutRequest request = create(LogoutRequest.class, LogoutRequest.DEFAULT_ELEMENT_NAME);
        request.setID(id());
        request.setIssueInstant(Instant.now());
        request.setDestination(endpoint);
        request.setIssuer(issuer(shape));
        request.setNameID(nameId(shape));
        if (signed) {
            sign(request);
        }
        return encoded(request);
    }

    /** Of a shape that is about somebody, as a browser posts it. */
    String answer(VendorShape shape, String endpoint, String audience, String request) {
        Instant now = Instant.now();
        Assertion assertion = create(Assertion.class, Assertion.DEFAULT_ELEMENT_NAME);
        assertion.setID(id());
        assertion.setIssueInstant(now);
        assertion.setIssuer(issuer(shape));
        assertion.setSubject(subject(shape, endpoint, request, now));
        assertion.setConditions(conditions(audience, now));
        assertion.getAuthnStatements().add(authentication(shape, now));
        assertion.getAttributeStatements().add(attributes(shape));
        if (shape.signsAssertion()) {
            sign(assertion);
        }
        Response response = create(Response.class, Response.DEFAULT_ELEMENT_NAME);
        response.setID(id());
        response.setIssueInstant(now);
        response.setDestination(endpoint);
        response.setInResponseTo(request);
        response.setIssuer(issuer(shape));
        StatusCode code = create(StatusCode.class, StatusCode.DEFAULT_ELEMENT_NAME);
        code.setValue(StatusCode.SUCCESS);
        Status status = create(Status.class, Status.DEFAULT_ELEMENT_NAME);
        status.setStatusCode(code);
        response.setStatus(status);
        response.getAssertions().add(assertion);
        if (shape.signsResponse()) {
            sign(response);
        }
        return encoded(response);
    }

    private static String encoded(XMLObject message) {
        try {
            String text = SerializeSupport.nodeToString(XMLObjectSupport.marshall(message));
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static NameID nameId(VendorShape shape) {
        NameID nameId = create(NameID.class, NameID.DEFAULT_ELEMENT_NAME);
        nameId.setFormat(shape.nameIdFormat());
        nameId.setValue(shape.nameId());
        return nameId;
    }

    private static Subject subject(VendorShape shape, String endpoint, String request, Instant now) {
        SubjectConfirmationData data =
                create(SubjectConfirmationData.class, SubjectConfirmationData.DEFAULT_ELEMENT_NAME);
        data.setInResponseTo(request);
        data.setRecipient(endpoint);
        data.setNotOnOrAfter(now.plusSeconds(300));
        SubjectConfirmation bearer = create(SubjectConfirmation.class, SubjectConfirmation.DEFAULT_ELEMENT_NAME);
        bearer.setMethod(SubjectConfirmation.METHOD_BEARER);
        bearer.setSubjectConfirmationData(data);
        Subject subject = create(Subject.class, Subject.DEFAULT_ELEMENT_NAME);
        subject.setNameID(nameId(shape));
        subject.getSubjectConfirmations().add(bearer);
        return subject;
    }

    private static Conditions conditions(String us, Instant now) {
        Audience audience = create(Audience.class, Audience.DEFAULT_ELEMENT_NAME);
        audience.setURI(us);
        AudienceRestriction restriction = create(AudienceRestriction.class, AudienceRestriction.DEFAULT_ELEMENT_NAME);
        restriction.getAudiences().add(audience);
        Conditions conditions = create(Conditions.class, Conditions.DEFAULT_ELEMENT_NAME);
        conditions.setNotBefore(now.minusSeconds(300));
        conditions.setNotOnOrAfter(now.plusSeconds(3600));
        conditions.getAudienceRestrictions().add(restriction);
        return conditions;
    }

    private static AuthnStatement authentication(VendorShape shape, Instant now) {
        AuthnContextClassRef how = create(AuthnContextClassRef.class, AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
        how.setURI(shape.context());
        AuthnContext context = create(AuthnContext.class, AuthnContext.DEFAULT_ELEMENT_NAME);
        context.setAuthnContextClassRef(how);
        AuthnStatement statement = create(AuthnStatement.class, AuthnStatement.DEFAULT_ELEMENT_NAME);
        statement.setAuthnInstant(now);
        statement.setSessionIndex(id());
        statement.setAuthnContext(context);
        return statement;
    }

    private static AttributeStatement attributes(VendorShape shape) {
        AttributeStatement statement = create(AttributeStatement.class, AttributeStatement.DEFAULT_ELEMENT_NAME);
        for (Map.Entry<String, List<String>> one : shape.attributes().entrySet()) {
            Attribute attribute = create(Attribute.class, Attribute.DEFAULT_ELEMENT_NAME);
            attribute.setName(one.getKey());
            if (!shape.nameFormat().isEmpty()) {
                attribute.setNameFormat(shape.nameFormat());
            }
            for (String value : one.getValue()) {
                XSString text =
                        new XSStringBuilder().buildObject(AttributeValue.DEFAULT_ELEMENT_NAME, XSString.TYPE_NAME);
                text.setValue(value);
                attribute.getAttributeValues().add(text);
            }
            statement.getAttributes().add(attribute);
        }
        return statement;
    }

    private void sign(SignableSAMLObject message) {
        SignatureSigningParameters parameters = new SignatureSigningParameters();
        parameters.setSigningCredential(new BasicX509Credential(certificate, keys.key));
        parameters.setSignatureAlgorithm(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        parameters.setSignatureReferenceDigestMethod(SignatureConstants.ALGO_ID_DIGEST_SHA256);
        parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
        X509KeyInfoGeneratorFactory certificates = new X509KeyInfoGeneratorFactory();
        certificates.setEmitEntityCertificate(true);
        parameters.setKeyInfoGenerator(certificates.newInstance());
        try {
            SignatureSupport.signObject(message, parameters);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Issuer issuer(VendorShape shape) {
        Issuer issuer = create(Issuer.class, Issuer.DEFAULT_ELEMENT_NAME);
        issuer.setValue(shape.entityId());
        return issuer;
    }

    private static <T extends XMLObject> T create(Class<T> type, QName name) {
        return type.cast(XMLObjectSupport.buildXMLObject(name));
    }

    private static String id() {
        return "_" + UUID.randomUUID();
    }
}
