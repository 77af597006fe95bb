package io.stagedoor.teams.change;

import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.domain.BuiltInTeamRoles;
import io.stagedoor.teams.domain.DirectoryGroup;
import io.stagedoor.teams.domain.DryRun;
import io.stagedoor.teams.domain.Mapped;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.MappingRules;
import io.stagedoor.teams.domain.Membership;
import io.stagedoor.teams.domain.Outcome;
import io.stagedoor.teams.domain.Outcome.Refusal;
import io.stagedoor.teams.domain.Source;
import io.stagedoor.teams.domain.TeamRole;
import io.stagedoor.teams.store.DirectoryGroupStore;
import io.stagedoor.teams.store.ListVersions;
import io.stagedoor.teams.store.TeamRoleStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes of mapping rules and directory groups, and the memberships that follow from both. */
public final class MappingChanges {

    private final Stores stores;
    private final InstantSource clock;
    private final Losses losses;

    public MappingChanges(String realm, String organization, Stores stores, SignalLog signals, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
        this.losses = new Losses(realm, organization, stores.heldTeams(), signals, clock);
    }

    /** Replaces the whole list; memberships follow at once. */
    public Outcome<List<MappingRule>> replace(List<MappingRule> rules, long expected) {
        Optional<Refusal> refusal = refusalOf(rules);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (!stores.versions().advance(ListVersions.Name.MAPPING_RULES, expected)) {
            return Outcome.refused(Refusal.CHANGED_MEANWHILE);
        }
        stores.mappingRules().replace(rules);
        follow(new MappingRules(rules));
        return Outcome.done(rules);
    }

    /** What replacing the list would do. */
    public Outcome<List<DryRun.Change>> dryRun(List<MappingRule> rules) {
        return refusalOf(rules)
                .<Outcome<List<DryRun.Change>>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(DryRun.of(
                        new MappingRules(rules),
                        stores.directoryGroups().list(),
                        stores.memberships().all(),
                        roles(),
                        clock.instant())));
    }

    /** The directory pushed a group. */
    public void put(DirectoryGroup group) {
        stores.directoryGroups().put(group);
        follow(new MappingRules(stores.mappingRules().list()));
    }

    /** The directory took a group away. */
    public void remove(String groupId) {
        stores.directoryGroups().remove(groupId);
        follow(new MappingRules(stores.mappingRules().list()));
    }

    /**
     * Somebody came with these groups from their corporate identity provider; those they came with before and not now are over.
     */
    public void signedIn(String person, Set<String> groups) {
        DirectoryGroupStore store = stores.directoryGroups();
        List<DirectoryGroup> before = store.atSignIn(person);
        List<DirectoryGroup> now = groups.stream()
                .map(name -> DirectoryGroup.atSignIn(name, Set.of(person)))
                .toList();
        if (Set.copyOf(before).equals(Set.copyOf(now))) {
            return;
        }
        before.stream().filter(group -> !now.contains(group)).forEach(store::leave);
        now.stream().filter(group -> !before.contains(group)).forEach(store::join);
        apply(Mapped.of(
                new MappingRules(stores.mappingRules().list()),
                now,
                stores.memberships().of(person).stream()
                        .filter(membership -> membership.source().kind() == Source.Kind.SIGN_IN)
                        .toList()));
    }

    private void follow(MappingRules rules) {
        List<Membership> present = new ArrayList<>(stores.memberships().ofKind(Source.Kind.DIRECTORY_GROUP));
        present.addAll(stores.memberships().ofKind(Source.Kind.SIGN_IN));
        apply(Mapped.of(rules, stores.directoryGroups().list(), present));
    }

    private void apply(Mapped mapped) {
        Set<Mapped.PersonInTeam> concerned = mapped.concerned();
        if (concerned.isEmpty()) {
            return;
        }
        losses.aroundMany(
                concerned.stream().map(Mapped.PersonInTeam::person).toList(),
                concerned.stream().map(Mapped.PersonInTeam::team).toList(),
                () -> {
                    mapped.remove().forEach(stores.memberships()::delete);
                    for (Membership membership : mapped.add()) {
                        stores.memberships().delete(membership);
                        stores.memberships().insert(membership);
                    }
                });
    }

    private Optional<Refusal> refusalOf(List<MappingRule> rules) {
        Set<String> teams = rules.stream().map(rule -> rule.team().value()).collect(Collectors.toSet());
        Function<String, Optional<TeamRole>> roles = roles();
        return stores.teams().existing(teams).size() < teams.size()
                ? Optional.of(Refusal.NO_SUCH_TEAM)
                : rules.stream()
                        .filter(rule -> roles.apply(rule.teamRole()).isEmpty())
                        .map(rule -> Refusal.NO_SUCH_TEAM_ROLE)
                        .findFirst();
    }

    private Function<String, Optional<TeamRole>> roles() {
        Map<String, TeamRole> custom = new HashMap<>();
        for (TeamRoleStore.Stored stored : stores.teamRoles().list()) {
            custom.put(stored.role().key(), stored.role());
        }
        return key -> Optional.ofNullable(custom.get(key)).or(() -> BuiltInTeamRoles.of(key));
    }
}
