package io.stagedoor.teams.spi;

import io.stagedoor.teams.api.SingleTeam;
import io.stagedoor.teams.api.TokenParameters;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;

/** Refreshes for one team, where nobody else refreshes who asks {@link SingleTeam}, too. */
final class SingleTeamRefresh extends DefaultRefreshTokenProvider {

    SingleTeamRefresh(KeycloakSession session) {
        super(session);
    }

    @Override
    public boolean supports(InitialRefreshTokenContext context) {
        return false;
    }

    @Override
    public boolean supports(RefreshTokenContext context) {
        return super.supports(context) && TokenParameters.of(session).nameSomething();
    }

    @Override
    public TokenManager.AccessTokenResponseBuilder refreshAccessToken(RefreshTokenContext context)
            throws OAuthErrorException {
        SingleTeam.check(session, context);
        return super.refreshAccessToken(context);
    }
}
