package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.security.PublicKey;
import java.util.List;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/**
 * Computes signatures again, with the connection's keys alone: what the message says of keys is not looked at. The shape has been checked
 * before.
 */
final class SignatureCheck {

    private static final String SECURE = "org.jcp.xml.dsig.secureValidation";

    private final List<PublicKey> keys;

    SignatureCheck(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Whether it is signed at all; a signature that is there and wrong is refused. */
    boolean isSigned(Element element) throws RefusedException {
        Element signature = SignatureShape.of(element);
        if (signature == null) {
            return false;
        }
        for (PublicKey key : keys) {
            if (verifies(element, signature, key)) {
                return true;
            }
        }
        throw new RefusedException(RefusalReason.SIGNATURE_INVALID);
    }

    private static boolean verifies(Element element, Element signature, PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
            context.setProperty(SECURE, true);
            // The only id that can be referred to is that of the element itself.
            context.setIdAttributeNS(element, null, "ID");
            return XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (MarshalException | XMLSignatureException e) {
            return false; // of another kind of key, or not a signature
        }
    }
}
