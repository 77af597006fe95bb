package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code teams} claim: at most {@link #MOST_TEAMS} teams and {@link #MOST_BYTES} bytes of JSON. What does not fit is left out
 * by whole teams, the last ones in the order of ids, and {@code teams_truncated} says so; whoever needs one of those asks for a
 * token for that team.
 *
 * <p>50 teams without exceptions and projects always fit: an id takes 22 characters, a team role's key 40 at most.
 *
 * @param value by team id
 * @param until when something in it ends; null where nothing does
 */
public record TeamsClaim(
        Map<String, Object> value,
        boolean truncated,
        @Nullable Instant until) {

    public static final int MOST_TEAMS = 50;
    public static final int MOST_BYTES = 4096;

    /** Claim of all teams. */
    public static TeamsClaim of(NavigableMap<TeamId, Access> teams) {
        Map<String, Object> value = new LinkedHashMap<>();
        @Nullable Instant until = null;
        int bytes = 2;
        for (Map.Entry<TeamId, Access> team : teams.entrySet()) {
            Map<String, Object> entry = entry(team.getValue());
            // The id in quotes, colon and comma.
            bytes += team.getKey().value().length() + 4 + JsonSize.of(entry);
            if (value.size() == MOST_TEAMS || bytes > MOST_BYTES) {
                return new TeamsClaim(value, true, until);
            }
            value.put(team.getKey().value(), entry);
            until = earlier(until, team.getValue().until());
        }
        return new TeamsClaim(value, false, until);
    }

    /** Claim of a token for one team: that one alone, whatever its size. */
    public static TeamsClaim single(TeamId team, Access access) {
        return new TeamsClaim(Map.of(team.value(), entry(access)), false, access.until());
    }

    private static Map<String, Object> entry(Access access) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("role", access.role().key());
        NavigableMap<String, Object> everywhere = new TreeMap<>();
        NavigableMap<String, NavigableMap<String, Object>> inProject = new TreeMap<>();
        access.allow().forEach((permission, allowance) -> {
            if (allowance.projects().isAll()) {
                everywhere.put(permission.word(), allowance.constraint());
            }
            allowance
                    .projects()
                    .sorted()
                    .forEach(project -> inProject
                            .computeIfAbsent(project, any -> new TreeMap<>())
                            .put(permission.word(), allowance.constraint()));
        });
        if (!everywhere.isEmpty()) {
            entry.put("allow", everywhere);
        }
        if (!inProject.isEmpty()) {
            entry.put("allow_in", inProject);
        }
        if (!access.deny().isEmpty()) {
            entry.put(
                    "deny",
                    access.deny().stream().map(Permission::word).sorted().toList());
        }
        if (!access.projects().isAll()) {
            entry.put("projects", List.copyOf(access.projects().sorted()));
        }
        return entry;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
