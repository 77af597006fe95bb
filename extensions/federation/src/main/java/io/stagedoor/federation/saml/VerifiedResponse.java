package io.stagedoor.federation.saml;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A response that the identity provider made; whether it is meant for us is another question. */
public record VerifiedResponse(Element response, Element assertion, boolean responseSigned) {

    /** Id of the assertion; null where it has none. */
    public @Nullable String assertionId() {
        return Elements.attribute(assertion, "ID");
    }

    /** Whether it says that somebody had asked for it. */
    public boolean isSolicited() {
        return Elements.attribute(response, "InResponseTo") != null;
    }
}
