package io.stagedoor.teams.spi;

import io.stagedoor.teams.domain.TokenOrganization;
import io.stagedoor.teams.domain.TokenOrganization.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;

/** Finds out which organization the granted scopes ask for, as Keycloak's own mapper does. */
final class RequestedOrganization {

    private RequestedOrganization() {}

    static TokenOrganization<OrganizationModel> of(
            KeycloakSession session, ClientSessionContext context, UserModel user) {
        if (!session.getContext().getRealm().isOrganizationsEnabled()) {
            return TokenOrganization.of(Asked.NOT, List.of(), 0);
        }
        String scopes = context.getScopeString(true);
        @Nullable OrganizationScope scope = OrganizationScope.valueOfScope(session, scopes);
        if (scope == null) {
            return TokenOrganization.of(wasNamed(session, context) ? Asked.NAMED : Asked.NOT, List.of(), 0);
        }
        // Set by Keycloak's mapper where there is exactly one, from the refresh token, and from where a sign-in began.
        @Nullable OrganizationModel chosen = session.getContext().getOrganization();
        List<OrganizationModel> found =
                chosen != null && TokenOrganization.allows(asked(scope), scopes, chosen.getAlias())
                        ? List.of(chosen)
                        : scope.resolveOrganizations(user, scopes, session).toList();
        int belongsTo = found.isEmpty() ? belongsTo(session, user) : found.size();
        return TokenOrganization.of(asked(scope), found, belongsTo);
    }

    /**
     * Keycloak quietly leaves {@code organization:<alias>} out of what it grants to somebody who does not belong there; a client that
     * named an organization is not to get a token for none. A refresh may leave it out on purpose.
     */
    private static boolean wasNamed(KeycloakSession session, ClientSessionContext context) {
        @Nullable String requested = context.getClientSession().getNote(OAuth2Constants.SCOPE);
        return requested != null
                && !OAuth2Constants.REFRESH_TOKEN.equals(context.getAttribute(Constants.GRANT_TYPE, String.class))
                && OrganizationScope.valueOfScope(session, requested) == OrganizationScope.SPECIFIC;
    }

    private static int belongsTo(KeycloakSession session, UserModel user) {
        return (int) session.getProvider(OrganizationProvider.class)
                .getByMember(user)
                .filter(OrganizationModel::isEnabled)
                .limit(2)
                .count();
    }

    private static Asked asked(OrganizationScope scope) {
        return switch (scope) {
            case ALL -> Asked.ALL;
            case SPECIFIC -> Asked.NAMED;
            case ANY -> Asked.ANY;
        };
    }
}
