package io.stagedoor.mfapolicy.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;

/** The one organization that scopes name; where they name none, or several, the policies of all that the person belongs to count. */
final class NamedOrganization {

    private NamedOrganization() {}

    static @Nullable OrganizationModel of(KeycloakSession session, UserModel person, @Nullable String scopes) {
        if (scopes == null
                || !session.getContext().getRealm().isOrganizationsEnabled()
                || OrganizationScope.valueOfScope(session, scopes) != OrganizationScope.SPECIFIC) {
            return null;
        }
        List<OrganizationModel> named = OrganizationScope.SPECIFIC
                .resolveOrganizations(person, scopes, session)
                .limit(2)
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }
}
