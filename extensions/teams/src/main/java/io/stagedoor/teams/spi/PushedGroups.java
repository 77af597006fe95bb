package io.stagedoor.teams.spi;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.api.AboutPeople;
import io.stagedoor.teams.api.DirectoryGroups;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.DirectoryGroupChanges;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.MappingRules;
import io.stagedoor.teams.store.ListVersions;
import io.stagedoor.teams.store.PeopleQueries;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/** Changes directory groups in Keycloak's transaction. */
final class PushedGroups implements DirectoryGroups {

    private final KeycloakSession session;

    PushedGroups(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void create(String organizationId, String group, String name) {
        changes(organizationId).create(group, name);
    }

    @Override
    public void rename(String organizationId, String group, String name) {
        changes(organizationId).rename(group, name);
    }

    @Override
    public void join(String organizationId, String group, Collection<String> people) {
        changes(organizationId).join(group, people);
    }

    @Override
    public void leave(String organizationId, String group, Collection<String> people) {
        changes(organizationId).leave(group, people);
    }

    @Override
    public void remove(String organizationId, String group) {
        changes(organizationId).remove(group);
    }

    @Override
    public Map<String, AboutPeople.Placed> placed(String organizationId, Collection<String> names) {
        MappingRules rules = new MappingRules(
                Changes.stores(session, organizationId).mappingRules().list());
        Map<String, MappingRule> found = new HashMap<>();
        names.forEach(name -> rules.of(name).ifPresent(rule -> found.put(name, rule)));
        Map<String, String> teams = new PeopleQueries(Changes.entities(session), organizationId)
                .teamNames(found.values().stream()
                        .map(rule -> rule.team().value())
                        .distinct()
                        .toList());
        Map<String, AboutPeople.Placed> placed = new HashMap<>();
        found.forEach((name, rule) -> placed.put(
                name,
                new AboutPeople.Placed(
                        rule.team().value(), teams.getOrDefault(rule.team().value(), ""), rule.teamRole())));
        return placed;
    }

    @Override
    public Set<String> namesInRules(String organizationId, String prefix) {
        return Changes.stores(session, organizationId).mappingRules().list().stream()
                .filter(rule -> rule.match() == MappingRule.Match.EXACT
                        && rule.pattern().startsWith(prefix))
                .map(MappingRule::pattern)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void changeOrganizationRoles(
            String organizationId, String person, Set<OrganizationRole> give, Set<OrganizationRole> take) {
        Stores stores = Changes.stores(session, organizationId);
        stores.versions().advance(ListVersions.Name.ORGANIZATION_ROLES); // locks the list
        Set<OrganizationRole> roles = EnumSet.noneOf(OrganizationRole.class);
        roles.addAll(stores.organizationRoles().of(person));
        if (take.contains(OrganizationRole.OWNER) && stores.organizationRoles().ownersBeside(person) == 0) {
            take = EnumSet.copyOf(take);
            take.remove(OrganizationRole.OWNER);
        }
        roles.removeAll(take);
        roles.addAll(give);
        stores.organizationRoles().replace(person, roles);
    }

    private DirectoryGroupChanges changes(String organizationId) {
        return Changes.directoryGroups(session, organizationId);
    }
}
