package io.stagedoor.administration.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever calls an administrative endpoint, as the gate sees them.
 *
 * @param subject the person's or service account's id
 * @param client the application that the call came through ({@code client_id})
 * @param organization id of the organization that the token is for, null where it is for none
 * @param roles organization roles held in the organization of the path
 * @param administeredTeams ids of the teams of that organization where the caller holds the team role administrator
 * @param realmOperator holds all organizations
 * @param gateway a client that may read signals and role catalogue of the organization in the path, and nothing else
 */
public record Caller(
        String subject,
        String client,
        @Nullable String organization,
        Set<OrganizationRole> roles,
        Set<String> administeredTeams,
        boolean realmOperator,
        boolean gateway) {

    public Caller {
        roles = Set.copyOf(roles);
        administeredTeams = Set.copyOf(administeredTeams);
    }

    /** Somebody who is not a gateway. */
    public Caller(
            String subject,
            String client,
            @Nullable String organization,
            Set<OrganizationRole> roles,
            Set<String> administeredTeams,
            boolean realmOperator) {
        this(subject, client, organization, roles, administeredTeams, realmOperator, false);
    }

    /** The highest organization role held; member where none is. */
    public OrganizationRole rank() {
        return roles.stream().min(Enum::compareTo).orElse(OrganizationRole.MEMBER);
    }
}
