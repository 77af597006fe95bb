package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.serviceaccounts.domain.Bounds;
import io.stagedoor.teams.api.KnownPermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Bounds in both directions.
 *
 * @param permissions in each team of the organization; null where teams are named
 * @param teams by id; null where all are meant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BoundsJson(
        @Nullable List<String> permissions, @Nullable Map<String, InTeam> teams) {

    /**
     * In one team.
     *
     * @param projects null for all of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InTeam(
            @Nullable List<String> permissions, @Nullable List<String> projects) {}

    static BoundsJson of(Bounds bounds) {
        if (bounds.teams().isEmpty()) {
            return new BoundsJson(List.copyOf(bounds.everywhere()), null);
        }
        Map<String, InTeam> teams = new TreeMap<>();
        bounds.teams()
                .forEach((id, team) -> teams.put(
                        id,
                        new InTeam(
                                List.copyOf(team.permissions()),
                                team.projects() == null ? null : List.copyOf(team.projects()))));
        return new BoundsJson(null, teams);
    }

    /** @throws IllegalArgumentException in a sentence, where it cannot be */
    Bounds toDomain() {
        SortedMap<String, Bounds.InTeam> named = new TreeMap<>();
        if (teams != null) {
            teams.forEach((id, team) -> named.put(id, inTeam(team)));
        }
        Bounds bounds = new Bounds(words(permissions), named);
        if (!KnownPermissions.WORDS.containsAll(bounds.permissions())) {
            throw new IllegalArgumentException("there is no such permission");
        }
        return bounds;
    }

    private static Bounds.InTeam inTeam(@Nullable InTeam team) {
        if (team == null) {
            throw new IllegalArgumentException("a team without permissions is left out");
        }
        return new Bounds.InTeam(words(team.permissions()), team.projects() == null ? null : words(team.projects()));
    }

    private static Set<String> words(@Nullable List<String> words) {
        return words == null
                ? Set.of()
                : words.stream()
                        .map(word -> word == null ? "" : word)
                        .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
