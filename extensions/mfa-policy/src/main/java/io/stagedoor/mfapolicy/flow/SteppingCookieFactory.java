package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own, in every flow. */
@AutoService(AuthenticatorFactory.class)
public final class SteppingCookieFactory extends CookieAuthenticatorFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new SteppingCookie();
    }

    @Override
    public int order() {
        return 1;
    }
}
