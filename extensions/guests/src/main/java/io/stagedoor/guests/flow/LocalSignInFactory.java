package io.stagedoor.guests.flow;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own, in every flow. */
@AutoService(AuthenticatorFactory.class)
public final class LocalSignInFactory extends UsernamePasswordFormFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new LocalSignIn(session);
    }

    @Override
    public int order() {
        return 1;
    }
}
