package io.stagedoor.mfapolicy.domain;

import java.util.Set;

/**
 * What somebody is in one organization.
 *
 * @param organizationRoles as {@code owner}
 * @param teams ids
 * @param teamRoles keys of the team roles that they hold in any of those teams
 */
public record Belonging(
        String organizationId, Set<String> organizationRoles, Set<String> teams, Set<String> teamRoles) {

    public Belonging {
        organizationRoles = Set.copyOf(organizationRoles);
        teams = Set.copyOf(teams);
        teamRoles = Set.copyOf(teamRoles);
    }
}
