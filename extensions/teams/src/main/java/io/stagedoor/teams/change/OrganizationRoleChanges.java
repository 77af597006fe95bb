package io.stagedoor.teams.change;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Outcome.Refusal;
import io.stagedoor.teams.store.ListVersions;
import java.util.Set;

/** Changes of who administers an organization. They are asked for at each call, so no token and no signal is concerned. */
public final class OrganizationRoleChanges {

    private final Stores stores;

    public OrganizationRoleChanges(Stores stores) {
        this.stores = stores;
    }

    /**
     * What one person is to hold, instead of what they held.
     *
     * @param roles none for what every member has
     * @param expected version of the organization's list that the caller has read
     */
    public Outcome<Set<OrganizationRole>> replace(String person, Set<OrganizationRole> roles, long expected) {
        // First, as it locks the list: of two who each remove the other one of two owners, the second is refused.
        if (!stores.versions().advance(ListVersions.Name.ORGANIZATION_ROLES, expected)) {
            return Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        boolean wasOwner = stores.organizationRoles().of(person).contains(OrganizationRole.OWNER);
        if (wasOwner
                && !roles.contains(OrganizationRole.OWNER)
                && stores.organizationRoles().ownersBeside(person) == 0) {
            return Outcome.refused(Refusal.LAST_OWNER);
        }
        stores.organizationRoles().replace(person, roles);
        return Outcome.done(roles);
    }
}
