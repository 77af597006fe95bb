package io.stagedoor.demo.saml;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.shibboleth.utilities.java.support.xml.XMLParserException;
import org.opensaml.core.xml.io.UnmarshallingException;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.SessionIndex;

/** Reads logout requests (SAML 2.0 Core 3.7.1). Minimal: one service provider, so nobody else is told. */
final class LogoutRequests {

    private final SamlSettings settings;
    private final Clock clock;

    LogoutRequests(SamlSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A logout request of the registered service provider.
     *
     * @param id goes back as {@code InResponseTo}
     * @param sessions the sessions to end; nobody can guess a session index, so naming one is proof enough here
     */
    record Logout(String id, List<String> sessions) {}

    /** Empty where the message is not a usable logout request. */
    Optional<Logout> read(String message, Encoding encoding) {
        try {
            return OpenSaml.parse(encoding.decode(message)) instanceof LogoutRequest request
                    ? check(request)
                    : Optional.empty();
        } catch (IOException | XMLParserException | UnmarshallingException e) {
            return Optional.empty();
        }
    }

    private Optional<Logout> check(LogoutRequest request) {
        boolean broken = new RequestRules(settings, settings.logoutUrl(), clock.instant())
                .brokenBy(request)
                .isPresent();
        if (broken || request.getID() == null) {
            return Optional.empty();
        }
        return Optional.of(new Logout(
                request.getID(),
                request.getSessionIndexes().stream().map(SessionIndex::getValue).toList()));
    }
}
