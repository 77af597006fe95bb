package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The rules of the web browser profile about one assertion (SAML profiles 4.1.4.2 and 4.1.4.3), in its order.
 *
 * @param request id of the request that is answered; null where nobody asked
 */
record AssertionRules(SamlExpectation expected, @Nullable String request) {

    SamlAssertion check(Element assertion) throws RefusedException {
        AssertionTimes times = new AssertionTimes(expected);
        @Nullable String id = Elements.attribute(assertion, "ID");
        if (id == null || !"2.0".equals(Elements.attribute(assertion, "Version"))) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "no assertion of SAML 2.0");
        }
        nothingEncryptedInside(assertion);
        issuer(assertion, true);
        times.notBefore(assertion, "IssueInstant");
        Element subject = only(assertion, "Subject");
        Instant expires = bearer(subject, times);
        conditions(only(assertion, "Conditions"), times);
        Element authentication = authentication(assertion, times);
        return AssertionValues.read(assertion, id, subject, authentication, expires);
    }

    /** SAML core 2.2.5: who says it. */
    void issuer(Element message, boolean demanded) throws RefusedException {
        List<Element> issuers = Elements.children(message, SamlNames.ASSERTION, "Issuer");
        if (issuers.isEmpty() && !demanded) {
            return;
        }
        if (issuers.size() != 1
                || !isEntity(issuers.get(0))
                || !expected.issuer().equals(Elements.text(issuers.get(0)))) {
            throw new RefusedException(RefusalReason.ISSUER_MISMATCH);
        }
    }

    private static boolean isEntity(Element issuer) {
        @Nullable String format = Elements.attribute(issuer, "Format");
        return format == null || SamlNames.ENTITY.equals(format);
    }

    private static void nothingEncryptedInside(Element assertion) throws RefusedException {
        for (String name : List.of("EncryptedID", "EncryptedAttribute", "EncryptedAssertion")) {
            if (!Elements.below(assertion, SamlNames.ASSERTION, name).isEmpty()) {
                throw new RefusedException(
                        RefusalReason.ENCRYPTION_ALGORITHM, "encrypt the assertion as a whole, not a part of it");
            }
        }
    }

    private Instant bearer(Element subject, AssertionTimes times) throws RefusedException {
        List<Element> bearers = Elements.children(subject, SamlNames.ASSERTION, "SubjectConfirmation").stream()
                .filter(confirmation -> SamlNames.BEARER.equals(Elements.attribute(confirmation, "Method")))
                .toList();
        if (bearers.size() != 1) {
            throw new RefusedException(RefusalReason.RECIPIENT_MISMATCH, "not one bearer confirmation");
        }
        @Nullable Element data = Elements.onlyChild(bearers.get(0), SamlNames.ASSERTION, "SubjectConfirmationData");
        if (data == null || !expected.endpoint().equals(Elements.attribute(data, "Recipient"))) {
            throw new RefusedException(RefusalReason.RECIPIENT_MISMATCH);
        }
        inResponseTo(data);
        times.notBefore(data, "NotBefore");
        @Nullable Instant until = times.notOnOrAfter(data, "NotOnOrAfter");
        if (until == null) {
            throw new RefusedException(RefusalReason.EXPIRED, "no NotOnOrAfter for the bearer");
        }
        return until.plus(expected.skew());
    }

    /** The same for the response and for the confirmation: what was asked, or nothing where nobody asked. */
    void inResponseTo(Element element) throws RefusedException {
        @Nullable String answered = Elements.attribute(element, "InResponseTo");
        if (request == null ? answered != null : !request.equals(answered)) {
            throw new RefusedException(RefusalReason.IN_RESPONSE_TO_MISMATCH);
        }
    }

    private void conditions(Element conditions, AssertionTimes times) throws RefusedException {
        times.notBefore(conditions, "NotBefore");
        times.notOnOrAfter(conditions, "NotOnOrAfter");
        List<Element> restrictions = Elements.children(conditions, SamlNames.ASSERTION, "AudienceRestriction");
        boolean forUs = !restrictions.isEmpty() && restrictions.stream().allMatch(this::namesUs);
        if (!forUs) {
            throw new RefusedException(RefusalReason.AUDIENCE_MISMATCH);
        }
    }

    private boolean namesUs(Element restriction) {
        return Elements.children(restriction, SamlNames.ASSERTION, "Audience").stream()
                .anyMatch(audience -> expected.entityId().equals(Elements.text(audience)));
    }

    private static Element authentication(Element assertion, AssertionTimes times) throws RefusedException {
        List<Element> statements = Elements.children(assertion, SamlNames.ASSERTION, "AuthnStatement");
        if (statements.isEmpty()) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "nobody was authenticated");
        }
        times.notOnOrAfter(statements.get(0), "SessionNotOnOrAfter");
        return statements.get(0);
    }

    private static Element only(Element parent, String name) throws RefusedException {
        @Nullable Element found = Elements.onlyChild(parent, SamlNames.ASSERTION, name);
        if (found == null) {
            throw new RefusedException(
                    "Conditions".equals(name) ? RefusalReason.AUDIENCE_MISMATCH : RefusalReason.DOCUMENT_MALFORMED,
                    "none or several of " + name);
        }
        return found;
    }
}
