package io.stagedoor.mfapolicy.flow;

import io.stagedoor.teams.api.SingleTeam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.representations.RefreshToken;

/**
 * Asks the policies before Keycloak rotates: what {@link AssuredTokens} refuses has used the refresh token up, and somebody who comes back into the
 * office would find their session ended as stolen. It refreshes for one team, too: whoever did so in its place would ask no policy before that.
 */
final class AssuredRefresh extends DefaultRefreshTokenProvider {

    AssuredRefresh(KeycloakSession session) {
        super(session);
    }

    @Override
    public boolean supports(InitialRefreshTokenContext context) {
        return false;
    }

    @Override
    public TokenManager.AccessTokenResponseBuilder refreshAccessToken(RefreshTokenContext context)
            throws OAuthErrorException {
        SingleTeam.check(session, context);
        return super.refreshAccessToken(context);
    }

    @Override
    protected TokenManager.TokenValidation validateToken(
            KeycloakSession session,
            UriInfo uriInfo,
            ClientConnection connection,
            RealmModel realm,
            RefreshToken oldToken,
            HttpHeaders headers,
            String scope,
            ClientModel client,
            TokenManager tokenManager,
            EventBuilder event)
            throws OAuthErrorException {
        TokenManager.TokenValidation validation = super.validateToken(
                session, uriInfo, connection, realm, oldToken, headers, scope, client, tokenManager, event);
        Optional<String> refusal = new TokenRule(session).refusal(validation.clientSessionCtx);
        if (refusal.isPresent()) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, refusal.get());
        }
        return validation;
    }
}
