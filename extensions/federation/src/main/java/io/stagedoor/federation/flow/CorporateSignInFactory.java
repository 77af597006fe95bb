package io.stagedoor.federation.flow;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Declared in the realm as the first of all required actions. */
@AutoService(RequiredActionFactory.class)
public final class CorporateSignInFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return CorporateSignIn.ID;
    }

    @Override
    public String getDisplayText() {
        return "Sign in through the company";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new CorporateSignIn();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
