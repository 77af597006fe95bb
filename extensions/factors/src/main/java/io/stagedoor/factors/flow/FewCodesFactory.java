package io.stagedoor.factors.flow;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Wires {@link FewCodes}. */
@AutoService(RequiredActionFactory.class)
public final class FewCodesFactory implements RequiredActionFactory {

    @Override
    public String getId() {
        return FewCodes.ID;
    }

    @Override
    public String getDisplayText() {
        return "Few recovery codes left";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new FewCodes();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
