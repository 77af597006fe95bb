package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * All rules about a response, in an order in which nothing is believed before its signature is verified, and nothing is verified before
 * it is certain what the signature covers. What is decrypted goes through the same rules again.
 */
public final class SamlResponseRules {

    /** Decrypts. */
    @FunctionalInterface
    public interface Decryption {

        /**
         * The document of the assertion alone.
         *
         * @throws RefusedException where no key of ours fits
         */
        byte[] decrypt(Element encryptedAssertion) throws RefusedException;
    }

    /** Whether the binding signed the whole message: the redirect binding does, beside the document. */
    @FunctionalInterface
    public interface Outside {

        /**
         * Asked after the document has the one shape that is read.
         *
         * @throws RefusedException where there is such a signature, and it is wrong
         */
        boolean isSigned() throws RefusedException;
    }

    private final SamlExpectation expected;
    private final SignatureCheck signatures;
    private final Decryption decryption;

    public SamlResponseRules(SamlExpectation expected, List<PublicKey> keys, Decryption decryption) {
        this.expected = expected;
        this.signatures = new SignatureCheck(keys);
        this.decryption = decryption;
    }

    /** The first half: what it covers and that its signature is good. */
    public VerifiedResponse verify(Document document, Outside outside) throws RefusedException {
        ResponseShape shape = ResponseShape.of(document);
        @Nullable Element visible = shape.assertion();
        SignatureShape.check(
                document, visible == null ? List.of(shape.response()) : List.of(shape.response(), visible));
        boolean signedOutside = outside.isSigned();
        boolean responseSigned = signatures.isSigned(shape.response()) || signedOutside;
        Element assertion = plain(shape);
        boolean assertionSigned = signatures.isSigned(assertion);
        if (!expected.signed().isMetBy(responseSigned, assertionSigned)) {
            throw new RefusedException(
                    RefusalReason.SIGNATURE_MISSING,
                    responseSigned ? "of the assertion" : assertionSigned ? "of the response" : "none at all");
        }
        return new VerifiedResponse(shape.response(), assertion, responseSigned);
    }

    /**
     * The second half: that it is meant for us, for this attempt and for now.
     *
     * @param request id of the request that it answers; null where nobody asked
     */
    public SamlAssertion accept(VerifiedResponse verified, @Nullable String request) throws RefusedException {
        AssertionRules rules = new AssertionRules(expected, request);
        Element response = verified.response();
        // SAML profiles 4.1.4.2: may be left out of a response that is not signed.
        rules.issuer(response, verified.responseSigned());
        if (!expected.endpoint().equals(Elements.attribute(response, "Destination"))) {
            throw new RefusedException(RefusalReason.DESTINATION_MISMATCH);
        }
        rules.inResponseTo(response);
        new AssertionTimes(expected).notBefore(response, "IssueInstant");
        return rules.check(verified.assertion());
    }

    private Element plain(ResponseShape shape) throws RefusedException {
        @Nullable Element encrypted = shape.encrypted();
        if (encrypted == null) {
            if (expected.encryption() != SamlExpectation.Encryption.NONE) {
                throw new RefusedException(RefusalReason.ENCRYPTION_REQUIRED);
            }
            return Objects.requireNonNull(shape.assertion());
        }
        EncryptionShape.check(encrypted, expected.encryption());
        Document inner = SamlDocuments.read(decryption.decrypt(encrypted));
        Element assertion = inner.getDocumentElement();
        if (!Elements.is(assertion, SamlNames.ASSERTION, "Assertion")) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "no assertion was encrypted");
        }
        boolean hidden = Elements.everywhere(inner, SamlNames.ASSERTION, "Assertion")
                                .size()
                        != 1
                || !Elements.everywhere(inner, SamlNames.PROTOCOL, "Response").isEmpty()
                || inner.getElementsByTagNameNS(SamlNames.DSIG, "Object").getLength() != 0;
        if (hidden) {
            throw new RefusedException(RefusalReason.SIGNATURE_WRAPPING);
        }
        UniqueIds.check(inner);
        SignatureShape.check(inner, List.of(assertion));
        return assertion;
    }
}
