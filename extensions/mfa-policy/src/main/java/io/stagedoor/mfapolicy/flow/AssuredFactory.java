package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Declared in the realm behind everything that may prove something. */
@AutoService(RequiredActionFactory.class)
public final class AssuredFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return Assured.ID;
    }

    @Override
    public String getDisplayText() {
        return "Prove enough";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new Assured();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
