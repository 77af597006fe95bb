package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads what strangers send: without a document type, entities, comments or processing instructions, and within limits. */
public final class SamlDocuments {

    /** Bytes. The largest that a vendor sends carry some hundred groups and stay below a quarter of it. */
    public static final int LARGEST = 512 * 1024;

    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    private static final String GENERAL_ENTITIES = "http://xml.org/sax/features/external-general-entities";
    private static final String PARAMETER_ENTITIES = "http://xml.org/sax/features/external-parameter-entities";
    private static final String EXTERNAL_DTD = "http://apache.org/xml/features/nonvalidating/load-external-dtd";
    private static final String LEXICAL_HANDLER = "http://xml.org/sax/properties/lexical-handler";

    private SamlDocuments() {}

    /** The document, without any attribute marked as an id: whoever looks for one says in which element. */
    public static Document read(byte[] document) throws RefusedException {
        if (document.length > LARGEST) {
            throw new RefusedException(RefusalReason.DOCUMENT_TOO_LARGE);
        }
        scan(document);
        return parse(document);
    }

    private static void scan(byte[] document) throws RefusedException {
        DocumentScan scan = new DocumentScan();
        try {
            SAXParser parser = saxParsers().newSAXParser();
            parser.setProperty(LEXICAL_HANDLER, scan);
            parser.parse(new ByteArrayInputStream(document), scan);
        } catch (SAXException | IOException e) {
            @Nullable RefusedException refusal = scan.refusal();
            throw refusal != null ? refusal : new RefusedException(RefusalReason.DOCUMENT_MALFORMED);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document parse(byte[] document) throws RefusedException {
        Document parsed;
        try {
            var builder = domParsers().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            parsed = builder.parse(new ByteArrayInputStream(document));
        } catch (SAXException | IOException e) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
        // Two readers that guess an encoding differently read two documents.
        boolean ordinary = "1.0".equals(parsed.getXmlVersion())
                && (parsed.getXmlEncoding() == null || "UTF-8".equalsIgnoreCase(parsed.getXmlEncoding()))
                && (parsed.getInputEncoding() == null || "UTF-8".equalsIgnoreCase(parsed.getInputEncoding()));
        if (!ordinary) {
            throw new RefusedException(RefusalReason.DOCUMENT_MALFORMED, "not XML 1.0 in UTF-8");
        }
        return parsed;
    }

    private static SAXParserFactory saxParsers() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(GENERAL_ENTITIES, false);
        factory.setFeature(PARAMETER_ENTITIES, false);
        factory.setFeature(EXTERNAL_DTD, false);
        return factory;
    }

    private static DocumentBuilderFactory domParsers() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCTYPE, true);
        factory.setFeature(GENERAL_ENTITIES, false);
        factory.setFeature(PARAMETER_ENTITIES, false);
        factory.setFeature(EXTERNAL_DTD, false);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    /** The default one writes other people's text to standard error. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
