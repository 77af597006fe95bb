package io.stagedoor.teams.change;

import io.stagedoor.teams.store.DirectoryGroupStore;
import io.stagedoor.teams.store.ExceptionStore;
import io.stagedoor.teams.store.HeldTeamsQuery;
import io.stagedoor.teams.store.ListVersions;
import io.stagedoor.teams.store.MappingRuleStore;
import io.stagedoor.teams.store.MembershipStore;
import io.stagedoor.teams.store.OrganizationRoleStore;
import io.stagedoor.teams.store.PeopleNames;
import io.stagedoor.teams.store.TeamRoleStore;
import io.stagedoor.teams.store.TeamStore;
import jakarta.persistence.EntityManager;

/** The tables of one organization. */
public record Stores(
        TeamStore teams,
        TeamRoleStore teamRoles,
        MembershipStore memberships,
        ExceptionStore exceptions,
        MappingRuleStore mappingRules,
        DirectoryGroupStore directoryGroups,
        OrganizationRoleStore organizationRoles,
        ListVersions versions,
        HeldTeamsQuery heldTeams,
        PeopleNames names) {

    public static Stores of(EntityManager entities, String organization) {
        return new Stores(
                new TeamStore(entities, organization),
                new TeamRoleStore(entities, organization),
                new MembershipStore(entities, organization),
                new ExceptionStore(entities, organization),
                new MappingRuleStore(entities, organization),
                new DirectoryGroupStore(entities, organization),
                new OrganizationRoleStore(entities, organization),
                new ListVersions(entities, organization),
                new HeldTeamsQuery(entities, organization),
                new PeopleNames(entities));
    }
}
