package io.stagedoor.federation.broker;

import io.stagedoor.federation.change.AfterCompany;
import io.stagedoor.federation.upstream.UpstreamClient;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.AuthenticationRequest;
import org.keycloak.broker.saml.SAMLIdentityProvider;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.saml.validators.DestinationValidator;

/** Keycloak's SAML broker behind an endpoint of our own. */
final class StrictSamlProvider extends SAMLIdentityProvider {

    private final DestinationValidator destinations;
    private final UpstreamClient upstream;

    StrictSamlProvider(
            KeycloakSession session,
            SAMLIdentityProviderConfig config,
            DestinationValidator destinations,
            UpstreamClient upstream) {
        super(session, config, destinations);
        this.destinations = destinations;
        this.upstream = upstream;
    }

    @Override
    public Object callback(RealmModel realm, AuthenticationCallback callback, EventBuilder event) {
        AfterCompany.put(session, getConfig()); // what a company begins has left through nothing of ours
        return new StrictSamlEndpoint(
                session, this, new SamlGate(session, getConfig(), callback), destinations, upstream);
    }

    @Override
    public Response performLogin(AuthenticationRequest request) {
        AskedConnection.remember(request.getAuthenticationSession(), getConfig());
        AfterCompany.put(session, getConfig());
        return super.performLogin(request);
    }

    @Override
    public @Nullable Response keycloakInitiatedBrowserLogout(
            KeycloakSession session, UserSessionModel userSession, UriInfo uriInfo, RealmModel realm) {
        @Nullable Response away = super.keycloakInitiatedBrowserLogout(session, userSession, uriInfo, realm);
        if (away != null) {
            new LeavingBrowser(session).leaves(userSession);
        }
        return away;
    }

    @Override
    public boolean reloadKeys() {
        return false; // they are fetched again when one is not known; Keycloak's own way knows no limits
    }
}
