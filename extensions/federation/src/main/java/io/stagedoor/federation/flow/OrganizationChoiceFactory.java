package io.stagedoor.federation.flow;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Declared in the realm behind what has to be answered before. */
@AutoService(RequiredActionFactory.class)
public final class OrganizationChoiceFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return OrganizationChoice.ID;
    }

    @Override
    public String getDisplayText() {
        return "Choose an organization";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new OrganizationChoice();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
