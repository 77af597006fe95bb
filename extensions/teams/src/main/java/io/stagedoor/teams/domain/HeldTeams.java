package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All teams of one person in one organization, as they stand.
 *
 * @param custom the organization's own team roles that the sources name, by key
 */
public record HeldTeams(Map<TeamId, Rows> teams, Map<String, TeamRole> custom) {

    /** What is written down about the person and one team. */
    public record Rows(List<Source> sources, List<AccessException> exceptions) {
        public Rows {
            sources = List.copyOf(sources);
            exceptions = List.copyOf(exceptions);
        }
    }

    public HeldTeams {
        teams = Map.copyOf(teams);
        custom = Map.copyOf(custom);
    }

    /** What the person may do in each team at that moment; teams where nothing is live are left out. */
    public NavigableMap<TeamId, Access> at(Instant now) {
        NavigableMap<TeamId, Access> found = new TreeMap<>();
        teams.keySet().forEach(team -> in(team, now).ifPresent(access -> found.put(team, access)));
        return found;
    }

    public Optional<Access> in(TeamId team, Instant now) {
        return Optional.ofNullable(teams.get(team))
                .flatMap(rows -> Access.of(rows.sources(), rows.exceptions(), this::role, now));
    }

    /** When what is live now changes by time alone, gains too; null where it never does. */
    public @Nullable Instant changesAfter(Instant now) {
        return teams.values().stream()
                .flatMap(rows -> Stream.concat(
                        rows.sources().stream().map(Source::expiresAt),
                        rows.exceptions().stream().map(AccessException::expiresAt)))
                .flatMap(Stream::ofNullable)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private Optional<TeamRole> role(String key) {
        return Optional.ofNullable(custom.get(key)).or(() -> BuiltInTeamRoles.of(key));
    }
}
