package io.stagedoor.teams.spi;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.api.AboutPeople;
import io.stagedoor.teams.api.DirectoryGroups;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.DirectoryGroupChanges;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.store.ListVersions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
    public Optional<AboutPeople.Placed> placed(String organizationId, String name) {
        return session.getProvider(AboutPeople.class).wouldBePlaced(organizationId, List.of(name)).stream()
                .findFirst();
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
