package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory;

/** Wires refreshes that ask the policies. */
@AutoService(RefreshTokenProviderFactory.class)
public final class AssuredRefreshFactory implements RefreshTokenProviderFactory {

    @Override
    public String getId() {
        return "stagedoor-assured-refresh";
    }

    /** Before Keycloak's own and that of extensions/teams for one team: of several, only the first is asked. */
    @Override
    public int order() {
        return 150;
    }

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        return new AssuredRefresh(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
