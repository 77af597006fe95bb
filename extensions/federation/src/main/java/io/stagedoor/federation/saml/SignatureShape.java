package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signatures as SAML core 5.4 allows them and no wider: each one signs the element that it stands in, as a whole, by an algorithm that
 * is not known to be broken.
 */
final class SignatureShape {

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String NEWER = "http://www.w3.org/2007/05/xmldsig-more#";

    private static final Set<String> METHODS = Set.of(
            MORE + "rsa-sha256",
            MORE + "rsa-sha384",
            MORE + "rsa-sha512",
            MORE + "ecdsa-sha256",
            MORE + "ecdsa-sha384",
            MORE + "ecdsa-sha512",
            NEWER + "sha256-rsa-MGF1",
            NEWER + "sha384-rsa-MGF1",
            NEWER + "sha512-rsa-MGF1");

    private static final Set<String> DIGESTS =
            Set.of(SamlNames.XENC + "sha256", MORE + "sha384", SamlNames.XENC + "sha512");

    private SignatureShape() {}

    /** Whether a signature of a redirect may be of this algorithm. */
    static boolean allows(String method) {
        return METHODS.contains(method);
    }

    /** The document has no signature but the one of each of these elements, if any. */
    static void check(Document document, List<Element> mayBeSigned) throws RefusedException {
        for (Element signature : Elements.everywhere(document, SamlNames.DSIG, "Signature")) {
            Element parent = (Element) signature.getParentNode();
            if (mayBeSigned.stream().noneMatch(element -> element.isSameNode(parent))
                    || Elements.children(parent, SamlNames.DSIG, "Signature").size() != 1) {
                throw new RefusedException(RefusalReason.SIGNATURE_WRAPPING, "a signature in the wrong place");
            }
            check(signature, parent);
        }
        for (String part : List.of("SignedInfo", "Reference", "Manifest", "RetrievalMethod")) {
            for (Element element : Elements.everywhere(document, SamlNames.DSIG, part)) {
                if (!belongs(element, part)) {
                    throw new RefusedException(RefusalReason.SIGNATURE_WRAPPING, "a second " + part);
                }
            }
        }
    }

    /** The signature of this element; null where it has none. */
    static @Nullable Element of(Element signed) {
        return Elements.onlyChild(signed, SamlNames.DSIG, "Signature");
    }

    private static boolean belongs(Element element, String part) {
        Element parent = (Element) element.getParentNode();
        return switch (part) {
            case "SignedInfo" -> Elements.is(parent, SamlNames.DSIG, "Signature");
            case "Reference" -> Elements.is(parent, SamlNames.DSIG, "SignedInfo");
            default -> false;
        };
    }

    private static void check(Element signature, Element parent) throws RefusedException {
        Element signed = only(signature, "SignedInfo");
        canonical(only(signed, "CanonicalizationMethod"));
        method(Elements.attribute(only(signed, "SignatureMethod"), "Algorithm"));
        only(signature, "SignatureValue");
        Element reference = only(signed, "Reference");
        String id = Elements.attribute(parent, "ID");
        if (id == null || !("#" + id).equals(Elements.attribute(reference, "URI"))) {
            throw new RefusedException(RefusalReason.SIGNATURE_WRAPPING, "a signature of another element");
        }
        if (!DIGESTS.contains(
                Objects.requireNonNullElse(Elements.attribute(only(reference, "DigestMethod"), "Algorithm"), ""))) {
            throw new RefusedException(RefusalReason.SIGNATURE_ALGORITHM, "the digest");
        }
        only(reference, "DigestValue");
        transforms(only(reference, "Transforms"));
    }

    static void method(@Nullable String algorithm) throws RefusedException {
        if (algorithm == null || !METHODS.contains(algorithm)) {
            throw new RefusedException(RefusalReason.SIGNATURE_ALGORITHM, "the signature");
        }
    }

    private static void canonical(Element method) throws RefusedException {
        // SAML core 5.4.3: exclusive; with comments they would be part of what is signed, and are refused anyway.
        if (!SamlNames.EXCLUSIVE.equals(Elements.attribute(method, "Algorithm"))) {
            throw new RefusedException(RefusalReason.SIGNATURE_ALGORITHM, "the canonicalization");
        }
    }

    /** SAML core 5.4.4: a transform could cut out of the signed element what is not to be signed. */
    private static void transforms(Element transforms) throws RefusedException {
        List<@Nullable String> algorithms = Elements.children(transforms).stream()
                .<@Nullable String>map(transform -> Elements.attribute(transform, "Algorithm"))
                .toList();
        boolean expected = algorithms.equals(List.of(SamlNames.ENVELOPED, SamlNames.EXCLUSIVE))
                || algorithms.equals(List.of(SamlNames.ENVELOPED));
        if (!expected) {
            throw new RefusedException(RefusalReason.SIGNATURE_ALGORITHM, "the transforms");
        }
    }

    private static Element only(Element parent, String name) throws RefusedException {
        @Nullable Element found = Elements.onlyChild(parent, SamlNames.DSIG, name);
        if (found == null) {
            throw new RefusedException(RefusalReason.SIGNATURE_WRAPPING, "none or several of " + name);
        }
        return found;
    }
}
