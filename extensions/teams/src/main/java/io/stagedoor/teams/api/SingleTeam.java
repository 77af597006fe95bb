package io.stagedoor.teams.api;

import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.domain.TokenRights;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenContext;
import org.keycloak.representations.RefreshToken;

/**
 * The one team that a refresh may name. To be asked by whoever refreshes, before Keycloak rotates: what is refused behind that has used the refresh token up,
 * as its use is counted outside of the transaction. Organization and membership Keycloak itself looks at before it rotates.
 */
public final class SingleTeam {

    private SingleTeam() {}

    /**
     * Lets go on, too, where no team is named.
     *
     * @throws OAuthErrorException where the person has no such team, with nothing used up
     */
    public static void check(KeycloakSession session, RefreshTokenContext context) throws OAuthErrorException {
        TokenParameters parameters = TokenParameters.of(session);
        if (parameters.nameSomething()
                && rights(session, parameters, context)
                        instanceof TokenRights.Refused(String error, String description)) {
            throw new OAuthErrorException(error, description);
        }
    }

    private static TokenRights rights(
            KeycloakSession session, TokenParameters parameters, RefreshTokenContext context) {
        RefreshToken token = context.oldRefreshToken();
        @Nullable OrganizationModel organization = organization(session, token, context.scopeParameter());
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

    private static @Nullable OrganizationModel organization(
            KeycloakSession session, RefreshToken token, @Nullable String scope) {
        boolean narrowedAway = scope != null
                && !scope.isBlank()
                && Arrays.stream(scope.split(" ")).noneMatch(word -> word.startsWith("organization"));
        return !narrowedAway && token.getOtherClaims().get("organization") instanceof String alias
                ? session.getProvider(OrganizationProvider.class).getByAlias(alias)
                : null;
    }
}
