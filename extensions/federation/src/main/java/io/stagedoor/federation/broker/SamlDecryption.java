package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.io.ByteArrayOutputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SAMLDecryptionKeysLocator;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Decrypts as Keycloak will do it after us, so that both read the same. */
record SamlDecryption(KeycloakSession session, SAMLIdentityProviderConfig config) {

    byte[] decrypt(Element encryptedAssertion) throws RefusedException {
        try {
            Document alone = DocumentUtil.createDocument();
            alone.appendChild(alone.importNode(encryptedAssertion, true));
            Element assertion = XMLEncryptionUtil.decryptElementInDocument(
                    alone,
                    new SAMLDecryptionKeysLocator(
                            session, session.getContext().getRealm(), config.getEncryptionAlgorithm()));
            return bytes(assertion);
        } catch (ProcessingException | ConfigurationException | RuntimeException e) {
            // One answer for a wrong key, a wrong padding and a wrong tag: the difference would decrypt for whoever can
            // measure it.
            throw new RefusedException(RefusalReason.ENCRYPTION_ALGORITHM, "it could not be decrypted");
        }
    }

    private static byte[] bytes(Element element) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(element), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
