package io.stagedoor.federation.saml;

import io.stagedoor.federation.domain.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads what has passed all rules. */
final class AssertionValues {

    private AssertionValues() {}

    static SamlAssertion read(Element assertion, String id, Element subject, Element authentication, Instant expires)
            throws RefusedException {
        @Nullable Element nameId = Elements.onlyChild(subject, SamlNames.ASSERTION, "NameID");
        @Nullable Element context = Elements.onlyChild(authentication, SamlNames.ASSERTION, "AuthnContext");
        @Nullable
        Element reference =
                context == null ? null : Elements.onlyChild(context, SamlNames.ASSERTION, "AuthnContextClassRef");
        return new SamlAssertion(
                id,
                nameId == null ? null : Elements.text(nameId),
                nameId == null ? null : Elements.attribute(nameId, "Format"),
                attributes(assertion),
                reference == null ? null : Elements.text(reference),
                AssertionTimes.instant(authentication, "AuthnInstant"),
                expires);
    }

    private static Map<String, List<String>> attributes(Element assertion) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (Element statement : Elements.children(assertion, SamlNames.ASSERTION, "AttributeStatement")) {
            for (Element attribute : Elements.children(statement, SamlNames.ASSERTION, "Attribute")) {
                @Nullable String name = Elements.attribute(attribute, "Name");
                if (name != null) {
                    List<String> values = attributes.computeIfAbsent(name, any -> new ArrayList<>());
                    Elements.children(attribute, SamlNames.ASSERTION, "AttributeValue")
                            .forEach(value -> values.add(Elements.text(value)));
                }
            }
        }
        return attributes;
    }
}
