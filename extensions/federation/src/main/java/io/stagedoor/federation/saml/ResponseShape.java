package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A response as the only shape that is read has it: {@code Response} at the top, and directly in it one assertion or one encrypted
 * assertion. Signature wrapping needs a second place to hide an assertion in; there is none.
 *
 * @param assertion null where it is encrypted
 * @param encrypted null where it is not
 */
record ResponseShape(
        Element response,
        @Nullable Element assertion,
        @Nullable Element encrypted) {

    private static final Set<String> PARTS = Set.of(
            SamlNames.ASSERTION + " Issuer",
            SamlNames.DSIG + " Signature",
            SamlNames.PROTOCOL + " Extensions",
            SamlNames.PROTOCOL + " Status",
            SamlNames.ASSERTION + " Assertion",
            SamlNames.ASSERTION + " EncryptedAssertion");

    static ResponseShape of(Document document) throws RefusedException {
        Element response = document.getDocumentElement();
        if (!Elements.is(response, SamlNames.PROTOCOL, "Response")) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "not a response");
        }
        UniqueIds.check(document);
        success(response);
        List<Element> assertions = Elements.children(response, SamlNames.ASSERTION, "Assertion");
        List<Element> encrypted = Elements.children(response, SamlNames.ASSERTION, "EncryptedAssertion");
        if (assertions.size() + encrypted.size() > 1) {
            throw new RefusedException(RefusalReason.SEVERAL_ASSERTIONS);
        }
        nowhereElse(document, assertions.size(), encrypted.size());
        if (assertions.isEmpty() && encrypted.isEmpty()) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "no assertion");
        }
        onlyKnownParts(response);
        version(response);
        return new ResponseShape(
                response,
                assertions.isEmpty() ? null : assertions.get(0),
                encrypted.isEmpty() ? null : encrypted.get(0));
    }

    /** SAML core 3.2.2: whoever could not vouch for somebody says so here, and then there is no assertion. */
    private static void success(Element response) throws RefusedException {
        @Nullable Element status = Elements.onlyChild(response, SamlNames.PROTOCOL, "Status");
        @Nullable Element code = status == null ? null : Elements.onlyChild(status, SamlNames.PROTOCOL, "StatusCode");
        if (code == null) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "no status");
        }
        if (!SamlNames.SUCCESS.equals(Elements.attribute(code, "Value"))) {
            @Nullable Element inner = Elements.onlyChild(code, SamlNames.PROTOCOL, "StatusCode");
            throw new RefusedException(
                    RefusalReason.STATUS_NOT_SUCCESS, Elements.attribute(inner == null ? code : inner, "Value"));
        }
    }

    private static void nowhereElse(Document document, int assertions, int encrypted) throws RefusedException {
        boolean hidden = Elements.everywhere(document, SamlNames.PROTOCOL, "Response")
                                .size()
                        != 1
                || Elements.everywhere(document, SamlNames.ASSERTION, "Assertion")
                                .size()
                        != assertions
                || Elements.everywhere(document, SamlNames.ASSERTION, "EncryptedAssertion")
                                .size()
                        != encrypted
                || document.getElementsByTagNameNS(SamlNames.DSIG, "Object").getLength() != 0;
        if (hidden) {
            throw new RefusedException(RefusalReason.SIGNATURE_WRAPPING);
        }
    }

    private static void onlyKnownParts(Element response) throws RefusedException {
        for (Element part : Elements.children(response)) {
            if (!PARTS.contains(part.getNamespaceURI() + " " + part.getLocalName())) {
                throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "an unknown part of a response");
            }
        }
    }

    private static void version(Element response) throws RefusedException {
        if (!"2.0".equals(Elements.attribute(response, "Version"))) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "not SAML 2.0");
        }
    }
}
