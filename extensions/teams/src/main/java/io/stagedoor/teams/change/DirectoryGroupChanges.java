package io.stagedoor.teams.change;

import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.domain.MappingRule;
import io.stagedoor.teams.domain.MappingRules;
import io.stagedoor.teams.domain.TeamId;
import io.stagedoor.teams.store.DirectoryGroupMembers;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of pushed directory groups by what comes and goes: only the people concerned are looked at. Saying it twice changes nothing. */
public final class DirectoryGroupChanges {

    private final Stores stores;
    private final DirectoryGroupMembers members;
    private final Losses losses;

    DirectoryGroupChanges(
            String realm,
            String organization,
            Stores stores,
            DirectoryGroupMembers members,
            SignalLog signals,
            InstantSource clock) {
        this.stores = stores;
        this.members = members;
        this.losses = new Losses(realm, organization, stores.heldTeams(), signals, clock);
    }

    public void create(String group, String name) {
        if (members.name(group).isEmpty()) {
            members.create(group, name);
        }
    }

    public void rename(String group, String name) {
        Optional<String> before = members.name(group);
        if (before.isEmpty() || before.get().equals(name)) {
            return;
        }
        members.rename(group, name);
        Optional<MappingRule> was = rule(before.get());
        Optional<MappingRule> is = rule(name);
        if (was.equals(is)) {
            return;
        }
        List<String> people = members.people(group);
        around(people, teams(was, is), () -> {
            members.take(group);
            is.ifPresent(rule -> members.give(group, rule, people));
        });
    }

    public void join(String group, Collection<String> people) {
        Optional<String> name = members.name(group);
        Set<String> come = new LinkedHashSet<>(people);
        come.removeAll(members.among(group, people));
        if (name.isEmpty() || come.isEmpty()) {
            return;
        }
        members.join(group, come);
        rule(name.get()).ifPresent(rule -> around(come, List.of(rule.team()), () -> members.give(group, rule, come)));
    }

    public void leave(String group, Collection<String> people) {
        Set<String> go = new LinkedHashSet<>(members.among(group, people));
        if (go.isEmpty()) {
            return;
        }
        members.leave(group, go);
        List<TeamId> teams = members.teams(group, go);
        if (!teams.isEmpty()) {
            around(go, teams, () -> members.take(group, go));
        }
    }

    public void remove(String group) {
        List<String> people = members.people(group);
        List<TeamId> teams = members.teams(group, people);
        members.remove(group);
        if (!teams.isEmpty()) {
            around(people, teams, () -> members.take(group));
        }
    }

    private void around(Collection<String> people, List<TeamId> teams, Runnable change) {
        if (people.isEmpty()) {
            change.run();
        } else {
            losses.aroundMany(people, teams, change);
        }
    }

    private Optional<MappingRule> rule(String name) {
        return new MappingRules(stores.mappingRules().list()).of(name);
    }

    private static List<TeamId> teams(Optional<MappingRule> was, Optional<MappingRule> is) {
        return Stream.of(was, is)
                .flatMap(Optional::stream)
                .map(MappingRule::team)
                .distinct()
                .toList();
    }
}
