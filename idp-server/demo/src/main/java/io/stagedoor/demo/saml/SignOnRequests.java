package io.stagedoor.demo.saml;

import io.stagedoor.demo.saml.SignOnRequest.Accepted;
import io.stagedoor.demo.saml.SignOnRequest.Refused;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import net.shibboleth.utilities.java.support.xml.XMLParserException;
import org.jspecify.annotations.Nullable;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Subject;

/**
 * Reads sign-on requests (SAML 2.0 Core 3.4.1, Web Browser SSO profile 4.1.4.1).
 *
 * <p>A request's signature is not looked at, as Entra ID does not by default: what a request may ask for is bound to the service
 * provider's registration instead. Above all an assertion goes to the registered address and nowhere else.
 */
final class SignOnRequests {

    /** An xs:ID goes into our own messages; longer or stranger ones have no business there. */
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}");

    private final SamlSettings settings;
    private final Clock clock;

    SignOnRequests(SamlSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    SignOnRequest read(String message, Encoding encoding) {
        try {
            return OpenSaml.parse(encoding.decode(message)) instanceof AuthnRequest request
                    ? check(request)
                    : new Refused("The message is not a sign-on request.");
        } catch (IOException | XMLParserException | UnmarshallingException e) {
            return new Refused("The sign-on request cannot be read.");
        }
    }

    private SignOnRequest check(AuthnRequest request) {
        return new RequestRules(settings, settings.signOnUrl(), clock.instant())
                .brokenBy(request)
                .or(() -> brokenByAuthnRequest(request))
                .<SignOnRequest>map(Refused::new)
                .orElseGet(() -> new Accepted(
                        String.valueOf(request.getID()),
                        Boolean.TRUE.equals(request.isForceAuthn()),
                        email(request.getSubject())));
    }

    private Optional<String> brokenByAuthnRequest(AuthnRequest request) {
        if (request.getID() == null || !ID.matcher(request.getID()).matches()) {
            return Optional.of("The sign-on request has no usable id.");
        }
        String consumer = request.getAssertionConsumerServiceURL();
        if (consumer != null && !consumer.equals(settings.assertionConsumer())) {
            return Optional.of("The answer is asked for at an address that is not registered.");
        }
        String binding = request.getProtocolBinding();
        if (binding != null && !binding.equals(SAMLConstants.SAML2_POST_BINDING_URI)) {
            return Optional.of("Answers are given by HTTP-POST only.");
        }
        return Optional.empty();
    }

    private static Optional<String> email(@Nullable Subject subject) {
        return Optional.ofNullable(subject)
                .map(Subject::getNameID)
                .map(nameId -> nameId.getValue())
                .filter(value -> value.contains("@") && value.length() <= 254);
    }
}
