package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who would gain and lose what if the mapping rules were others. Changes nothing. */
public final class DryRun {

    /**
     * One person in one team.
     *
     * @param before effective team role now; null for none
     * @param after effective team role then; null for none
     * @param lost permissions of the team role before that the one after does not give
     * @param gained the other way round
     */
    public record Change(
            String person,
            TeamId team,
            @Nullable String before,
            @Nullable String after,
            List<String> lost,
            List<String> gained) {}

    private DryRun() {}

    /** Everybody for whom something changes; nobody else, as another source may still give the same. */
    public static List<Change> of(
            MappingRules rules,
            List<DirectoryGroup> groups,
            List<Membership> present,
            Function<String, Optional<TeamRole>> roles,
            Instant now) {
        Map<Mapped.PersonInTeam, List<Source>> sources = new HashMap<>();
        present.forEach(membership -> sources.computeIfAbsent(
                        new Mapped.PersonInTeam(membership.person(), membership.team()), any -> new ArrayList<>())
                .add(membership.source()));
        Mapped mapped = Mapped.of(rules, groups, present);
        List<Change> changes = new ArrayList<>();
        for (Mapped.PersonInTeam one : mapped.concerned()) {
            List<Source> had = sources.getOrDefault(one, List.of());
            Optional<Access> before = Access.of(had, List.of(), roles, now);
            Optional<Access> after = Access.of(mapped.after(one, had), List.of(), roles, now);
            if (!before.equals(after)) {
                changes.add(change(one, before, after));
            }
        }
        return changes;
    }

    private static Change change(Mapped.PersonInTeam one, Optional<Access> before, Optional<Access> after) {
        return new Change(
                one.person(),
                one.team(),
                before.map(access -> access.role().key()).orElse(null),
                after.map(access -> access.role().key()).orElse(null),
                without(before, after),
                without(after, before));
    }

    private static List<String> without(Optional<Access> one, Optional<Access> other) {
        return one.stream()
                .flatMap(access -> access.role().permissions().stream())
                .filter(permission ->
                        other.isEmpty() || !other.get().role().permissions().contains(permission))
                .map(Permission::word)
                .sorted()
                .toList();
    }
}
