package io.stagedoor.federation.domain;

import java.util.Locale;
import java.util.Optional;

/** By which a connection signs people in. */
public enum Protocol {
    OIDC,
    SAML;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Protocol> of(String word) {
        return switch (word) {
            case "oidc" -> Optional.of(OIDC);
            case "saml" -> Optional.of(SAML);
            default -> Optional.empty();
        };
    }
}
