package io.stagedoor.federation.saml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Elements of a document, found by their namespace and name and never by their prefix. */
final class Elements {

    private Elements() {}

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (@Nullable Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    /** Null where there is none, or where there are several: nobody may choose between them. */
    static @Nullable Element onlyChild(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        return found.size() == 1 ? found.get(0) : null;
    }

    /** Wherever they stand. */
    static List<Element> everywhere(Document document, String namespace, String name) {
        return listed(document.getElementsByTagNameNS(namespace, name));
    }

    static List<Element> below(Element top, String namespace, String name) {
        return listed(top.getElementsByTagNameNS(namespace, name));
    }

    static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** Null where it is missing or empty. */
    static @Nullable String attribute(Element element, String name) {
        String value = element.getAttributeNS(null, name);
        return value.isEmpty() ? null : value;
    }

    private static List<Element> listed(NodeList nodes) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }
}
