package io.stagedoor.demo.saml;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import net.shibboleth.utilities.java.support.component.ComponentInitializationException;
import net.shibboleth.utilities.java.support.xml.BasicParserPool;
import net.shibboleth.utilities.java.support.xml.SerializeSupport;
import net.shibboleth.utilities.java.support.xml.XMLParserException;
import org.opensaml.core.config.InitializationException;
import org.opensaml.core.config.InitializationService;
import org.opensaml.core.xml.XMLObject;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.security.SecurityException;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.SignatureSupport;

/** XML in and out: OpenSAML set up once, with a parser that reads no DTD and nothing from outside. */
final class OpenSaml {

    /** Held, because a logger that nobody holds forgets its level. OpenSAML reports each algorithm that this JDK has not. */
    private static final Logger CHATTY = Logger.getLogger("org.opensaml");

    private static final BasicParserPool PARSERS = initialize();

    private OpenSaml() {}

    private static BasicParserPool initialize() {
        CHATTY.setLevel(Level.WARNING);
        try {
            InitializationService.initialize();
            BasicParserPool pool = new BasicParserPool();
            pool.setNamespaceAware(true);
            pool.setXincludeAware(false);
            pool.setExpandEntityReferences(false);
            pool.setBuilderFeatures(Map.of(
                    XMLConstants.FEATURE_SECURE_PROCESSING,
                    true,
                    // Without a document type there are no entities: no files read, no bombs (OWASP, XML External
                    // Entity Prevention).
                    "http://apache.org/xml/features/disallow-doctype-decl",
                    true,
                    "http://xml.org/sax/features/external-general-entities",
                    false,
                    "http://xml.org/sax/features/external-parameter-entities",
                    false));
            pool.initialize();
            return pool;
        } catch (InitializationException | ComponentInitializationException e) {
            throw new IllegalStateException("OpenSAML does not start", e);
        }
    }

    /** A new, empty element. */
    static <T extends XMLObject> T create(Class<T> type, QName name) {
        return type.cast(XMLObjectSupport.buildXMLObject(name));
    }

    /** Reads a message that somebody sent. */
    static XMLObject parse(byte[] xml) throws XMLParserException, UnmarshallingException {
        return XMLObjectSupport.unmarshallFromInputStream(PARSERS, new ByteArrayInputStream(xml));
    }

    static String serialize(XMLObject message) {
        try {
            return SerializeSupport.nodeToString(XMLObjectSupport.marshall(message));
        } catch (MarshallingException e) {
            throw new IllegalStateException("a message of our own", e);
        }
    }

    /** Signs with an enveloped signature (RSA, SHA-256); what stands inside must have been signed before. */
    static void sign(SignableSAMLObject message, SigningKey key) {
        SignatureSigningParameters parameters = new SignatureSigningParameters();
        parameters.setSigningCredential(new BasicX509Credential(key.certificate(), key.privateKey()));
        parameters.setSignatureAlgorithm(SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        parameters.setSignatureReferenceDigestMethod(SignatureConstants.ALGO_ID_DIGEST_SHA256);
        parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
        X509KeyInfoGeneratorFactory certificates = new X509KeyInfoGeneratorFactory();
        certificates.setEmitEntityCertificate(true);
        parameters.setKeyInfoGenerator(certificates.newInstance());
        try {
            SignatureSupport.signObject(message, parameters);
        } catch (SecurityException | MarshallingException | SignatureException e) {
            throw new IllegalStateException("a message of our own", e);
        }
    }
}
