package io.stagedoor.federation.flow;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.organization.authentication.authenticators.browser.OrganizationAuthenticatorFactory;

/** Stands in the place of Keycloak's own, in every flow. */
@AutoService(AuthenticatorFactory.class)
public final class ConnectionRoutingFactory extends OrganizationAuthenticatorFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ConnectionRouting(session);
    }

    @Override
    public int order() {
        return 1;
    }
}
