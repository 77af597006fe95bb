package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** The first reading of a document: nothing is kept, and the first thing that does not belong into a SAML message ends it. */
final class DocumentScan extends DefaultHandler2 {

    static final int DEEPEST = 40;
    static final int MOST_ELEMENTS = 4_000;
    static final int MOST_ATTRIBUTES = 40;

    private int depth;
    private int elements;

    private @Nullable RefusedException refusal;

    /** What ended the reading; null where it was a mistake of XML itself. */
    @Nullable
    RefusedException refusal() {
        return refusal;
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) throws SAXException {
        // Comes before anything of the document type is read: no entity has been expanded, no address called.
        refuse(RefusalReason.DOCUMENT_TYPE_FORBIDDEN, null);
    }

    @Override
    public void comment(char[] text, int start, int length) throws SAXException {
        // Canonicalization drops comments, so whoever carries the message can add one under an intact signature; a
        // reader that
        // takes the first text node only then reads "admin@corp" of "admin@corp<!---->.evil.example".
        refuse(RefusalReason.COMMENT_IN_VALUE, null);
    }

    @Override
    public void processingInstruction(String target, String data) throws SAXException {
        refuse(RefusalReason.COMMENT_IN_VALUE, "a processing instruction");
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        depth++;
        elements++;
        if (depth > DEEPEST || elements > MOST_ELEMENTS || attributes.getLength() > MOST_ATTRIBUTES) {
            refuse(RefusalReason.DOCUMENT_TOO_LARGE, "too deep, or too many elements or attributes");
        }
    }

    @Override
    public void endElement(String namespace, String name, String qualified) {
        depth--;
    }

    @Override
    public InputSource resolveEntity(
            @Nullable String name, @Nullable String publicId, @Nullable String baseUri, @Nullable String systemId)
            throws SAXException {
        refuse(RefusalReason.DOCUMENT_TYPE_FORBIDDEN, null);
        throw new IllegalStateException();
    }

    private void refuse(RefusalReason reason, @Nullable String detail) throws SAXException {
        refusal = new RefusedException(reason, detail);
        throw new SAXException(reason.code());
    }
}
