package io.stagedoor.mfapolicy.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The one organization that a token is for: the one that scopes name, or that the person has chosen where they name none. A SAML application has no scopes: it
 * carries the organization as an attribute, which whoever looks after the realm's clients writes. Where it is none, or several, or one that the person does not
 * belong to, the policies of all that the person belongs to count.
 */
final class NamedOrganization {

    /** Of a SAML client: the organization's alias, as for its teams in assertions. */
    static final String ATTRIBUTE = "stagedoor.organization";

    private static final String SAML = "saml";

    private NamedOrganization() {}

    /** Of an attempt; the choice comes last, so it is there only once it is made. */
    static @Nullable OrganizationModel of(
            KeycloakSession session, UserModel person, AuthenticationSessionModel attempt) {
        ClientModel application = attempt.getClient();
        if (SAML.equals(application.getProtocol())) {
            return ofApplication(session, person, application.getAttribute(ATTRIBUTE));
        }
        return of(
                session,
                person,
                attempt.getClientNote(OAuth2Constants.SCOPE),
                attempt.getClientNote(OrganizationModel.ORGANIZATION_ATTRIBUTE));
    }

    private static @Nullable OrganizationModel ofApplication(
            KeycloakSession session, UserModel person, @Nullable String alias) {
        if (alias == null || !session.getContext().getRealm().isOrganizationsEnabled()) {
            return null;
        }
        @Nullable
        OrganizationModel one = session.getProvider(OrganizationProvider.class).getByAlias(alias.strip());
        return one != null && one.isEnabled() && one.isMember(person) ? one : null;
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
