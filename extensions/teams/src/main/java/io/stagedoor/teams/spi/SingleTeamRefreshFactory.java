package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory;

/** Wires refreshes for one team. */
@AutoService(RefreshTokenProviderFactory.class)
public final class SingleTeamRefreshFactory implements RefreshTokenProviderFactory {

    @Override
    public String getId() {
        return "stagedoor-single-team";
    }

    /** Before Keycloak's own, behind that of extensions/mfa-policy, which refreshes for one team, too. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        return new SingleTeamRefresh(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
