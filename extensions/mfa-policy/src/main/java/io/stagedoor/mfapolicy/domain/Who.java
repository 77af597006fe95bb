package io.stagedoor.mfapolicy.domain;

import java.util.Set;

/**
 * Whom a policy is for: everyone, or whoever is named in one of the lists; and whom it leaves out, whatever else names them.
 *
 * @param everyone then no list names anybody
 * @param organizationRoles as {@code owner}
 * @param teamRoles keys of team roles, as {@code reviewer}, in whichever team
 * @param teams ids
 * @param people ids
 * @param exceptPeople ids
 * @param exceptOrganizationRoles as {@code owner}
 * @param exceptTeams ids
 */
public record Who(
        boolean everyone,
        Set<String> organizationRoles,
        Set<String> teamRoles,
        Set<String> teams,
        Set<String> people,
        Set<String> exceptPeople,
        Set<String> exceptOrganizationRoles,
        Set<String> exceptTeams) {

    public static final Who EVERYONE =
            new Who(true, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public Who {
        organizationRoles = Bounds.values("organization roles", organizationRoles);
        teamRoles = Bounds.values("team roles", teamRoles);
        teams = Bounds.values("teams", teams);
        people = Bounds.values("people", people);
        exceptPeople = Bounds.values("people left out", exceptPeople);
        exceptOrganizationRoles = Bounds.values("organization roles left out", exceptOrganizationRoles);
        exceptTeams = Bounds.values("teams left out", exceptTeams);
        boolean named = !(organizationRoles.isEmpty() && teamRoles.isEmpty() && teams.isEmpty() && people.isEmpty());
        if (everyone == named) {
            throw new IllegalArgumentException(
                    "a policy is for everyone, or names people, teams, team roles or organization roles");
        }
    }

    boolean asksForTeams() {
        return !(teamRoles.isEmpty() && teams.isEmpty() && exceptTeams.isEmpty());
    }

    boolean asksForOrganizationRoles() {
        return !(organizationRoles.isEmpty() && exceptOrganizationRoles.isEmpty());
    }
}
