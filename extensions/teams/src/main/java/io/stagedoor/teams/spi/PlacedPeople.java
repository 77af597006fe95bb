package io.stagedoor.teams.spi;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.teams.api.AboutPeople;
import io.stagedoor.teams.api.HeldTeam;
import io.stagedoor.teams.change.Changes;
import io.stagedoor.teams.change.OrganizationRoleChanges;
import io.stagedoor.teams.change.Stores;
import io.stagedoor.teams.change.TeamChanges;
import io.stagedoor.teams.domain.Access;
import io.stagedoor.teams.domain.AccessException;
import io.stagedoor.teams.domain.HeldTeams;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.MappingRules;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Permission;
import io.stagedoor.teams.domain.Projects;
import io.stagedoor.teams.domain.Rights;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.store.ListVersions;
import io.stagedoor.teams.store.PeopleQueries;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Answers from our tables, in Keycloak's transaction. */
final class PlacedPeople implements AboutPeople {

    private final KeycloakSession session;

    PlacedPeople(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public List<HeldTeam> teams(String organizationId, String person) {
        Instant now = Changes.CLOCK.instant();
        HeldTeams held = stores(organizationId).heldTeams().of(person, now);
        NavigableMap<TeamId, Access> live = held.at(now);
        Map<String, String> names = queries(organizationId)
                .teamNames(live.keySet().stream().map(TeamId::value).toList());
        return live.entrySet().stream()
                .map(team -> held(
                        team.getKey(),
                        names.getOrDefault(team.getKey().value(), ""),
                        team.getValue(),
                        Objects.requireNonNull(held.teams().get(team.getKey())).sources()))
                .toList();
    }

    @Override
    public Map<String, String> teamRoles(String organizationId, String person) {
        Instant now = Changes.CLOCK.instant();
        return stores(organizationId).heldTeams().of(person, now).at(now).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        team -> team.getKey().value(),
                        team -> team.getValue().role().key()));
    }

    private static HeldTeam held(TeamId id, String name, Access access, List<Source> sources) {
        return new HeldTeam(
                id.value(),
                name,
                access.role().key(),
                words(access.projects()),
                sources.stream()
                        .map(source -> new HeldTeam.Reason(
                                source.kind().word(),
                                source.teamRole(),
                                words(source.projects()),
                                text(source.expiresAt())))
                        .toList(),
                Arrays.stream(Permission.values())
                        .map(permission -> right(permission, Rights.of(access, permission)))
                        .toList());
    }

    private static HeldTeam.Right right(Permission permission, Rights rights) {
        return switch (rights) {
            case Rights.Yes yes -> new HeldTeam.Right(permission.word(), "yes", null, null);
            case Rights.No no -> new HeldTeam.Right(permission.word(), "no", null, null);
            case Rights.Conditional(String constraint, Projects projects) ->
                new HeldTeam.Right(
                        permission.word(),
                        "conditional",
                        constraint.isEmpty() ? null : constraint,
                        projects.isAll() ? null : words(projects));
        };
    }

    @Override
    public Map<String, Long> numberOfTeams(String organizationId, Collection<String> people) {
        return queries(organizationId).numberOfTeams(people, Changes.CLOCK.instant());
    }

    @Override
    public Map<String, Set<OrganizationRole>> organizationRoles(String organizationId, Collection<String> people) {
        return stores(organizationId).organizationRoles().of(people).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, held -> aboveMember(held.getValue())));
    }

    private static Set<OrganizationRole> aboveMember(Set<OrganizationRole> held) {
        Set<OrganizationRole> roles = EnumSet.noneOf(OrganizationRole.class);
        roles.addAll(held);
        roles.remove(OrganizationRole.MEMBER);
        return roles;
    }

    @Override
    public Set<String> administrators(String organizationId) {
        return queries(organizationId).administrators();
    }

    @Override
    public List<Said> exceptions(String organizationId, String person) {
        return queries(organizationId).exceptionsAbout(person).stream()
                .map(said -> said(said.team(), said.exception()))
                .toList();
    }

    private static Said said(String team, AccessException exception) {
        return new Said(
                team,
                exception.permission().word(),
                exception.effect().name().toLowerCase(Locale.ROOT),
                exception.constraint().isEmpty() ? null : exception.constraint(),
                words(exception.projects()),
                text(exception.expiresAt()));
    }

    @Override
    public Optional<String> join(String organizationId, String person, String team, String teamRole) {
        if (!exist(organizationId, team, teamRole)) {
            return Optional.of("the team or the team role does not exist any more");
        }
        TeamChanges changes = Changes.teams(session, organizationId);
        TeamId id = new TeamId(team);
        if (changes.manual(id, person).isPresent()) {
            return Optional.of("an administrator has put them there already");
        }
        return switch (changes.putManual(id, person, Source.manual(teamRole, Projects.ALL, null), null)) {
            case Outcome.Done<Boolean> done -> Optional.empty();
            case Outcome.Refused<Boolean> refused ->
                Optional.of(refused.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }

    @Override
    public void signedIn(String organizationId, String person, Set<String> groups) {
        Changes.mapping(session, organizationId).signedIn(person, groups);
    }

    @Override
    public List<Placed> wouldBePlaced(String organizationId, Collection<String> groups) {
        Stores stores = stores(organizationId);
        MappingRules rules = new MappingRules(stores.mappingRules().list());
        List<MappingRule> found = groups.stream()
                .flatMap(group -> rules.of(group).stream())
                .distinct()
                .toList();
        Map<String, String> names = queries(organizationId)
                .teamNames(found.stream()
                        .map(rule -> rule.team().value())
                        .distinct()
                        .toList());
        return found.stream()
                .map(rule -> new Placed(
                        rule.team().value(), names.getOrDefault(rule.team().value(), ""), rule.teamRole()))
                .toList();
    }

    @Override
    public boolean exist(String organizationId, String team, String teamRole) {
        Stores stores = stores(organizationId);
        return TeamId.of(team).flatMap(stores.teams()::find).isPresent()
                && stores.teamRoles().role(teamRole).isPresent();
    }

    @Override
    public boolean hasOwnerBeside(String organizationId, String person) {
        lockOrganizationRoles(organizationId);
        return stores(organizationId).organizationRoles().ownersBeside(person) > 0;
    }

    private void lockOrganizationRoles(String organizationId) {
        stores(organizationId).versions().advance(ListVersions.Name.ORGANIZATION_ROLES);
    }

    @Override
    public void add(String organizationId, String person, Set<OrganizationRole> roles) {
        lockOrganizationRoles(organizationId);
        Stores stores = stores(organizationId);
        Set<OrganizationRole> all = EnumSet.copyOf(roles);
        all.addAll(stores.organizationRoles().of(person));
        // More than before, so the rule about the last owner has nothing to say.
        new OrganizationRoleChanges(stores)
                .replace(person, all, stores.versions().of(ListVersions.Name.ORGANIZATION_ROLES));
    }

    private Stores stores(String organizationId) {
        return Changes.stores(session, organizationId);
    }

    private PeopleQueries queries(String organizationId) {
        return new PeopleQueries(Changes.entities(session), organizationId);
    }

    private static List<String> words(Projects projects) {
        return List.copyOf(projects.sorted());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
