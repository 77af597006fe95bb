package io.stagedoor.demo.saml;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.core.Status;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusResponseType;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;

/** Builds answers (SAML 2.0 Core 3.3.3, Web Browser SSO profile 4.1.4.2): the assertion is signed, and the response around it too. */
final class Responses {

    /** Long enough for a slow browser, short enough to be of no use to whoever finds it later. */
    static final Duration LIFE = Duration.ofMinutes(5);

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SamlSettings settings;
    private final SigningKey key;

    Responses(SamlSettings settings, SigningKey key) {
        this.settings = settings;
        this.key = key;
    }

    /** Says to the service provider who has signed in. */
    Response signedIn(String requestId, EntraSession session, Instant now) {
        Assertion assertion = assertion(requestId, session, now);
        OpenSaml.sign(assertion, key);
        Response response = answer(OpenSaml.create(Response.class, Response.DEFAULT_ELEMENT_NAME), requestId, now);
        response.getAssertions().add(assertion);
        OpenSaml.sign(response, key);
        return response;
    }

    /** Says to the service provider that the session is over. */
    LogoutResponse signedOut(String requestId, Instant now) {
        LogoutResponse response =
                answer(OpenSaml.create(LogoutResponse.class, LogoutResponse.DEFAULT_ELEMENT_NAME), requestId, now);
        OpenSaml.sign(response, key);
        return response;
    }

    private <T extends StatusResponseType> T answer(T response, String requestId, Instant now) {
        response.setID(newId());
        response.setIssueInstant(now);
        response.setDestination(settings.assertionConsumer());
        response.setInResponseTo(requestId);
        response.setIssuer(issuer());
        StatusCode code = OpenSaml.create(StatusCode.class, StatusCode.DEFAULT_ELEMENT_NAME);
        code.setValue(StatusCode.SUCCESS);
        Status status = OpenSaml.create(Status.class, Status.DEFAULT_ELEMENT_NAME);
        status.setStatusCode(code);
        response.setStatus(status);
        return response;
    }

    private Assertion assertion(String requestId, EntraSession session, Instant now) {
        Assertion assertion = OpenSaml.create(Assertion.class, Assertion.DEFAULT_ELEMENT_NAME);
        assertion.setID(newId());
        assertion.setIssueInstant(now);
        assertion.setIssuer(issuer());
        assertion.setSubject(subject(requestId, session.employee(), now));
        assertion.setConditions(conditions(now));
        assertion.getAuthnStatements().add(authentication(session));
        assertion.getAttributeStatements().add(EntraClaims.of(session.employee()));
        return assertion;
    }

    private Subject subject(String requestId, Employee employee, Instant now) {
        NameID nameId = OpenSaml.create(NameID.class, NameID.DEFAULT_ELEMENT_NAME);
        nameId.setFormat(NameIDType.PERSISTENT);
        nameId.setNameQualifier(settings.entityId());
        nameId.setSPNameQualifier(settings.audience());
        nameId.setValue(employee.nameId());
        SubjectConfirmationData data =
                OpenSaml.create(SubjectConfirmationData.class, SubjectConfirmationData.DEFAULT_ELEMENT_NAME);
        data.setInResponseTo(requestId);
        data.setRecipient(settings.assertionConsumer());
        data.setNotOnOrAfter(now.plus(LIFE));
        SubjectConfirmation bearer =
                OpenSaml.create(SubjectConfirmation.class, SubjectConfirmation.DEFAULT_ELEMENT_NAME);
        bearer.setMethod(SubjectConfirmation.METHOD_BEARER);
        bearer.setSubjectConfirmationData(data);
        Subject subject = OpenSaml.create(Subject.class, Subject.DEFAULT_ELEMENT_NAME);
        subject.setNameID(nameId);
        subject.getSubjectConfirmations().add(bearer);
        return subject;
    }

    private Conditions conditions(Instant now) {
        Audience audience = OpenSaml.create(Audience.class, Audience.DEFAULT_ELEMENT_NAME);
        audience.setURI(settings.audience());
        AudienceRestriction restriction =
                OpenSaml.create(AudienceRestriction.class, AudienceRestriction.DEFAULT_ELEMENT_NAME);
        restriction.getAudiences().add(audience);
        Conditions conditions = OpenSaml.create(Conditions.class, Conditions.DEFAULT_ELEMENT_NAME);
        conditions.setNotBefore(now.minus(CLOCKS_DIFFER));
        conditions.setNotOnOrAfter(now.plus(LIFE));
        conditions.getAudienceRestrictions().add(restriction);
        return conditions;
    }

    private static AuthnStatement authentication(EntraSession session) {
        AuthnContextClassRef password =
                OpenSaml.create(AuthnContextClassRef.class, AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
        password.setURI(AuthnContext.PASSWORD_AUTHN_CTX);
        AuthnContext context = OpenSaml.create(AuthnContext.class, AuthnContext.DEFAULT_ELEMENT_NAME);
        context.setAuthnContextClassRef(password);
        AuthnStatement statement = OpenSaml.create(AuthnStatement.class, AuthnStatement.DEFAULT_ELEMENT_NAME);
        statement.setAuthnInstant(session.authenticatedAt());
        statement.setSessionIndex(session.index());
        statement.setAuthnContext(context);
        return statement;
    }

    private Issuer issuer() {
        Issuer issuer = OpenSaml.create(Issuer.class, Issuer.DEFAULT_ELEMENT_NAME);
        issuer.setValue(settings.entityId());
        return issuer;
    }

    /** An xs:ID with 160 random bits (Core 1.3.4). */
    static String newId() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }
}
