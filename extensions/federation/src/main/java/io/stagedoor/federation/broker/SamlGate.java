package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.Arrival;
import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import io.stagedoor.federation.saml.SamlAssertion;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Stands between Keycloak's endpoint and what it does with a person: nobody passes whom our own rules have not passed. */
final class SamlGate implements AuthenticationCallback {

    private final AuthenticationCallback behind;
    private final SAMLIdentityProviderConfig config;
    private final Reception reception;
    private final OnceOnly once;

    private @Nullable SamlAssertion accepted;
    private @Nullable AuthenticationSessionModel found;
    private boolean reached;

    SamlGate(KeycloakSession session, SAMLIdentityProviderConfig config, AuthenticationCallback behind) {
        this.behind = behind;
        this.config = config;
        this.reception = new Reception(session, config);
        this.once = new OnceOnly(session, config);
    }

    Reception reception() {
        return reception;
    }

    OnceOnly once() {
        return once;
    }

    ReturningBrowser browser() {
        return new ReturningBrowser(behind, reception);
    }

    /**
     * Lets one person through, once.
     *
     * @param attempt the one that the response answers; null where Keycloak begins one
     */
    void open(SamlAssertion assertion, @Nullable AuthenticationSessionModel attempt) {
        accepted = assertion;
        found = attempt;
    }

    /** Whether Keycloak's own checks, which come after ours, were passed too. */
    boolean isReached() {
        return reached;
    }

    @Override
    public Response authenticated(BrokeredIdentityContext identity) {
        reached = true;
        AuthenticationSessionModel attempt = identity.getAuthenticationSession();
        @Nullable SamlAssertion assertion = accepted;
        accepted = null;
        if (assertion == null) {
            throw new IllegalStateException("Keycloak took a response that our rules had not seen");
        }
        try {
            if (!once.take(assertion.id(), assertion.expires())) {
                throw new RefusedException(RefusalReason.REPLAYED);
            }
            Arrival arrival = new SamlArrival(config).of(assertion);
            @Nullable Response ended = reception.receive(attempt, identity, arrival);
            return ended != null ? ended : reception.pass(behind, attempt, identity, arrival);
        } catch (RefusedException e) {
            return reception.refuse(attempt, e);
        }
    }

    @Override
    public AuthenticationSessionModel getAndVerifyAuthenticationSession(String encodedCode) {
        // The code in RelayState is good for one look, and we have had it.
        return found != null ? found : behind.getAndVerifyAuthenticationSession(encodedCode);
    }

    @Override
    public Response cancelled(IdentityProviderModel idpConfig) {
        return behind.cancelled(idpConfig);
    }

    @Override
    public Response retryLogin(
            UserAuthenticationIdentityProvider<?> identityProvider, AuthenticationSessionModel authSession) {
        return behind.retryLogin(identityProvider, authSession);
    }

    @Override
    public Response error(IdentityProviderModel idpConfig, String message) {
        return behind.error(idpConfig, message);
    }
}
