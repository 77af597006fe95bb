package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.SamlDocuments;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bytes of a message, out of what a binding wraps around them. */
final class SamlMessage {

    private SamlMessage() {}

    /** SAML bindings 3.5.4. */
    static byte[] posted(String parameter) throws RefusedException {
        if (parameter.length() > 2 * SamlDocuments.LARGEST) {
            throw new RefusedException(RefusalReason.DOCUMENT_TOO_LARGE);
        }
        try {
            return Base64.getMimeDecoder().decode(parameter); // some break the lines
        } catch (IllegalArgumentException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "not Base64");
        }
    }

    /** SAML bindings 3.4.4.1: a few bytes may become very many, so it ends where a document may not be larger. */
    static byte[] redirected(String parameter) throws RefusedException {
        byte[] deflated = posted(parameter);
        byte[] inflated = new byte[SamlDocuments.LARGEST];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            int length = 0;
            while (!inflater.finished()) {
                int more = inflater.inflate(inflated, length, inflated.length - length);
                length += more;
                if (length == inflated.length) {
                    throw new RefusedException(RefusalReason.DOCUMENT_TOO_LARGE);
                }
                if (more == 0 && !inflater.finished()) {
                    throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "not deflated");
                }
            }
            return java.util.Arrays.copyOf(inflated, length);
        } catch (DataFormatException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "not deflated");
        } finally {
            inflater.end();
        }
    }
}
