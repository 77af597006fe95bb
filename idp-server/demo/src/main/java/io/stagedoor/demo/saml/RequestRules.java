package io.stagedoor.demo.saml;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.RequestAbstractType;

/**
 * What holds for every request (SAML 2.0 Core 3.2.1): the version, the sender, whom it is meant for, and that it is fresh.
 *
 * @param endpoint the address at which the request arrived
 */
record RequestRules(SamlSettings settings, String endpoint, Instant now) {

    /** For clocks that differ, and people who take their time to type a password. */
    static final Duration FRESH = Duration.ofMinutes(15);

    /** The rule that the request breaks, as a sentence. */
    Optional<String> brokenBy(RequestAbstractType request) {
        if (!SAMLVersion.VERSION_20.equals(request.getVersion())) {
            return Optional.of("The request is not SAML 2.0.");
        }
        if (request.getIssuer() == null
                || !settings.audience().equals(request.getIssuer().getValue())) {
            return Optional.of("The request comes from a service provider that is not registered.");
        }
        if (!endpoint.equals(request.getDestination())) {
            return Optional.of("The request is meant for another address.");
        }
        Instant issued = request.getIssueInstant();
        if (issued == null
                || issued.isAfter(now.plus(FRESH))
                || !issued.plus(FRESH).isAfter(now)) {
            return Optional.of("The request is too old. Go back to the application and start again.");
        }
        return Optional.empty();
    }
}
