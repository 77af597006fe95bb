package io.stagedoor.teams.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to happen so that the memberships that come from directory groups are what rules and groups say.
 *
 * @param add new ones, and those whose team role changes
 * @param remove those that no rule gives any more
 */
public record Mapped(List<Membership> add, List<Membership> remove) {

    private static final Set<Source.Kind> KINDS = Set.of(Source.Kind.DIRECTORY_GROUP, Source.Kind.SIGN_IN);

    private record Key(String person, TeamId team, String group) {
        static Key of(Membership membership) {
            return new Key(
                    membership.person(), membership.team(), membership.source().id());
        }
    }

    public Mapped {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
    }

    /**
     * Compares what should be with what is.
     *
     * @param present memberships whose source is a directory group; others are not touched
     */
    public static Mapped of(MappingRules rules, List<DirectoryGroup> groups, List<Membership> present) {
        Map<Key, Membership> wanted = new LinkedHashMap<>();
        for (DirectoryGroup group : groups) {
            rules.of(group.name())
                    .ifPresent(rule -> group.people().forEach(person -> {
                        Source source = new Source(group.kind(), group.id(), rule.teamRole(), Projects.ALL, null);
                        Membership membership = new Membership(person, rule.team(), source);
                        wanted.put(Key.of(membership), membership);
                    }));
        }
        Map<Key, Membership> had = new HashMap<>();
        present.stream()
                .filter(membership -> KINDS.contains(membership.source().kind()))
                .forEach(membership -> had.put(Key.of(membership), membership));
        List<Membership> add = new ArrayList<>();
        wanted.forEach((key, membership) -> {
            if (!membership.equals(had.remove(key))) {
                add.add(membership);
            }
        });
        return new Mapped(add, List.copyOf(had.values()));
    }

    /** People and teams that are concerned, each once. */
    public Set<PersonInTeam> concerned() {
        Set<PersonInTeam> found = new LinkedHashSet<>();
        List.of(add, remove)
                .forEach(list -> list.forEach(
                        membership -> found.add(new PersonInTeam(membership.person(), membership.team()))));
        return found;
    }

    /** The sources of one person in one team, as they will be. */
    public List<Source> after(PersonInTeam one, List<Source> before) {
        List<Source> after = new ArrayList<>(before);
        List.of(remove, add)
                .forEach(list -> list.stream()
                        .filter(membership -> membership.person().equals(one.person())
                                && membership.team().equals(one.team()))
                        .forEach(membership -> after.removeIf(source -> KINDS.contains(source.kind())
                                && source.id().equals(membership.source().id()))));
        add.stream()
                .filter(membership -> membership.person().equals(one.person())
                        && membership.team().equals(one.team()))
                .map(Membership::source)
                .forEach(after::add);
        return after;
    }

    /** One person in one team. */
    public record PersonInTeam(String person, TeamId team) {}
}
