package io.stagedoor.teams.spi;

import io.stagedoor.administration.api.OrganizationRoles;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.BuiltInTeamRoles;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Organization roles from our table, for people who belong to the organization; asked at each call, so a loss counts at once. */
final class StoredOrganizationRoles implements OrganizationRoles {

    private final KeycloakSession session;

    StoredOrganizationRoles(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Holdings of(String organizationId, String subject) {
        // Read whether or not the organization exists, so that both take the same time.
        Stores stores = Changes.stores(session, organizationId);
        Set<OrganizationRole> roles = EnumSet.of(OrganizationRole.MEMBER);
        roles.addAll(stores.organizationRoles().of(subject));
        Set<String> administered =
                stores.memberships().teamsOf(subject, BuiltInTeamRoles.ADMINISTRATOR.key(), Changes.CLOCK.instant());
        return belongs(organizationId, subject) ? new Holdings(roles, administered) : Holdings.NONE;
    }

    private boolean belongs(String organizationId, String subject) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        @Nullable OrganizationModel organization = organizations.getById(organizationId);
        @Nullable
        UserModel user = session.users().getUserById(session.getContext().getRealm(), subject);
        return organization != null && user != null && organization.isMember(user);
    }
}
