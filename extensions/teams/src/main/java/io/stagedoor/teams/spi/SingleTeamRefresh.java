package io.stagedoor.teams.spi;

import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.domain.TokenRights;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.representations.RefreshToken;

/**
 * Refreshes for one team. Decides about the team before Keycloak rotates: what is refused behind that has used the refresh token up,
 * as its use is counted outside of the transaction. Organization and membership Keycloak itself looks at before it rotates.
 */
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
        TokenParameters parameters = TokenParameters.of(session);
        return super.supports(context) && (parameters.team() != null || parameters.project() != null);
    }

    @Override
    public TokenManager.AccessTokenResponseBuilder refreshAccessToken(RefreshTokenContext context)
            throws OAuthErrorException {
        if (rights(context) instanceof TokenRights.Refused(String error, String description)) {
            throw new OAuthErrorException(error, description);
        }
        return super.refreshAccessToken(context);
    }

    private TokenRights rights(RefreshTokenContext context) {
        TokenParameters parameters = TokenParameters.of(session);
        RefreshToken token = context.oldRefreshToken();
        @Nullable OrganizationModel organization = organization(token, context.scopeParameter());
        if (organization == null || token.getSubject() == null) {
            return TokenRights.withoutOrganization(parameters.team(), parameters.project());
        }
        Instant now = Changes.CLOCK.instant();
        return TokenRights.of(
                Changes.stores(session, organization.getId())
                        .heldTeams()
                        .of(token.getSubject(), now)
                        .at(now),
                parameters.team(),
                parameters.project());
    }

    private @Nullable OrganizationModel organization(RefreshToken token, @Nullable String scope) {
        boolean narrowedAway = scope != null
                && !scope.isBlank()
                && Arrays.stream(scope.split(" ")).noneMatch(word -> word.startsWith("organization"));
        return !narrowedAway && token.getOtherClaims().get("organization") instanceof String alias
                ? session.getProvider(OrganizationProvider.class).getByAlias(alias)
                : null;
    }
}
