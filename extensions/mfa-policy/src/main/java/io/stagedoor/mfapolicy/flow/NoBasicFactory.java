package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.profile.ecp.authenticator.HttpBasicAuthenticatorFactory;

/** Stands in the place of Keycloak's own, in every flow. */
@AutoService(AuthenticatorFactory.class)
public final class NoBasicFactory extends HttpBasicAuthenticatorFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new NoBasic();
    }

    @Override
    public int order() {
        return 1;
    }
}
