package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a message of single logout has to be: signed, from this identity provider, to this endpoint, and recent. */
public final class LogoutRules {

    private static final Set<String> MESSAGES = Set.of("LogoutRequest", "LogoutResponse");

    /** A request that names no end of its own is good for so long. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final SamlExpectation expected;
    private final SignatureCheck signatures;

    public LogoutRules(SamlExpectation expected, List<PublicKey> keys) {
        this.expected = expected;
        this.signatures = new SignatureCheck(keys);
    }

    /** Whether the document is a message of single logout at all. */
    public static boolean concern(Document document) {
        Element message = document.getDocumentElement();
        return SamlNames.PROTOCOL.equals(message.getNamespaceURI()) && MESSAGES.contains(message.getLocalName());
    }

    /**
     * Id of the message, where it passes.
     *
     * @param signedOutside whether the binding signed the whole message
     */
    public String check(Document document, boolean signedOutside) throws RefusedException {
        Element message = document.getDocumentElement();
        UniqueIds.check(document);
        SignatureShape.check(document, List.of(message));
        if (!signatures.isSigned(message) && !signedOutside) {
            throw new RefusedException(RefusalReason.SIGNATURE_MISSING, "of the logout");
        }
        new AssertionRules(expected, null).issuer(message, true);
        @Nullable String destination = Elements.attribute(message, "Destination");
        if (!expected.endpoint().equals(destination)) {
            throw new RefusedException(RefusalReason.DESTINATION_MISMATCH);
        }
        recent(message);
        @Nullable String id = Elements.attribute(message, "ID");
        if (id == null) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "no id");
        }
        return id;
    }

    private void recent(Element message) throws RefusedException {
        AssertionTimes times = new AssertionTimes(expected);
        times.notBefore(message, "IssueInstant");
        times.notOnOrAfter(message, "NotOnOrAfter");
        @Nullable Instant issued = AssertionTimes.instant(message, "IssueInstant");
        if (issued == null || expected.now().isAfter(issued.plus(RECENT).plus(expected.skew()))) {
            throw new RefusedException(RefusalReason.EXPIRED, "IssueInstant");
        }
    }
}
