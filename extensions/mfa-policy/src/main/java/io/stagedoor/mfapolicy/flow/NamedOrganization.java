package io.stagedoor.mfapolicy.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one organization that a token is for: the one that scopes name, or that the person has chosen where they name none. Where it is none, or several, the policies of
 * all that the person belongs to count.
 */
final class NamedOrganization {

    private NamedOrganization() {}

    /** Of an attempt; the choice comes last, so it is there only once it is made. */
    static @Nullable OrganizationModel of(
            KeycloakSession session, UserModel person, AuthenticationSessionModel attempt) {
        return of(
                session,
                person,
                attempt.getClientNote(OAuth2Constants.SCOPE),
                attempt.getClientNote(OrganizationModel.ORGANIZATION_ATTRIBUTE));
    }

    /**
     * Of a token.
     *
     * @param chosen id of an organization; null where none was chosen
     */
    static @Nullable OrganizationModel of(
            KeycloakSession session, UserModel person, @Nullable String scopes, @Nullable String chosen) {
        if (scopes == null || !session.getContext().getRealm().isOrganizationsEnabled()) {
            return null;
        }
        @Nullable OrganizationScope scope = OrganizationScope.valueOfScope(session, scopes);
        if (scope == OrganizationScope.ANY && chosen != null) {
            @Nullable
            OrganizationModel one =
                    session.getProvider(OrganizationProvider.class).getById(chosen);
            return one != null && one.isEnabled() && one.isMember(person) ? one : null;
        }
        if (scope != OrganizationScope.SPECIFIC) {
            return null;
        }
        List<OrganizationModel> named =
                scope.resolveOrganizations(person, scopes, session).limit(2).toList();
        return named.size() == 1 ? named.getFirst() : null;
    }
}
