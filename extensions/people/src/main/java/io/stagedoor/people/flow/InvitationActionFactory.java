package io.stagedoor.people.flow;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Declared in the realm behind the sign-in through the company. */
@AutoService(RequiredActionFactory.class)
public final class InvitationActionFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return InvitationAction.ID;
    }

    @Override
    public String getDisplayText() {
        return "Join by an invitation";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new InvitationAction();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
