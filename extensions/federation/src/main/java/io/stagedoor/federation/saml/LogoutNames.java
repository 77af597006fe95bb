package io.stagedoor.federation.saml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Whom a logout request that has passed {@link LogoutRules} names (SAML core 3.7.1).
 *
 * @param sessions empty where every session of the person is meant
 * @param nameId null where it is encrypted, or is none
 */
public record LogoutNames(List<String> sessions, @Nullable String nameId) {

    public LogoutNames {
        sessions = List.copyOf(sessions);
    }

    public static LogoutNames of(Document request) {
        Element message = request.getDocumentElement();
        @Nullable Element nameId = Elements.onlyChild(message, SamlNames.ASSERTION, "NameID");
        return new LogoutNames(
                Elements.children(message, SamlNames.PROTOCOL, "SessionIndex").stream()
                        .map(Elements::text)
                        .toList(),
                nameId == null ? null : Elements.text(nameId));
    }
}
