package io.stagedoor.administration.api;

import io.stagedoor.administration.domain.OrganizationRole;
import java.util.Set;
import org.keycloak.provider.Provider;

/** Says who administers; supplied by {@code extensions/teams}. */
public interface OrganizationRoles extends Provider {

    /** What somebody holds in one organization; nothing at all where they do not belong to it. */
    Holdings of(String organizationId, String subject);

    /**
     * What somebody holds in one organization.
     *
     * @param roles organization roles; {@link OrganizationRole#MEMBER} at least for everybody who belongs to the organization
     * @param administeredTeams ids of the teams where the team role administrator is held
     */
    record Holdings(Set<OrganizationRole> roles, Set<String> administeredTeams) {

        public static final Holdings NONE = new Holdings(Set.of(), Set.of());

        public Holdings {
            roles = Set.copyOf(roles);
            administeredTeams = Set.copyOf(administeredTeams);
        }
    }

    @Override
    default void close() {}
}
