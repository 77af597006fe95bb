package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

/** No two elements are called the same, by whatever attribute somebody may take for an id. */
final class UniqueIds {

    private UniqueIds() {}

    static void check(Document document) throws RefusedException {
        Set<String> seen = new HashSet<>();
        NodeList elements = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < elements.getLength(); i++) {
            NamedNodeMap attributes = ((Element) elements.item(i)).getAttributes();
            Set<String> own = new HashSet<>();
            for (int j = 0; j < attributes.getLength(); j++) {
                Attr attribute = (Attr) attributes.item(j);
                if (isId(attribute)) {
                    own.add(attribute.getValue());
                }
            }
            for (String id : own) {
                if (!seen.add(id)) {
                    throw new RefusedException(RefusalReason.DUPLICATE_ID);
                }
            }
        }
    }

    private static boolean isId(Attr attribute) {
        boolean named = "id".equalsIgnoreCase(attribute.getLocalName())
                && (attribute.getNamespaceURI() == null || XMLConstants.XML_NS_URI.equals(attribute.getNamespaceURI()));
        return named || "AssertionID".equals(attribute.getLocalName());
    }
}
