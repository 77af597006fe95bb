package io.stagedoor.gateway.verifier;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token says about teams of its organization.
 *
 * @param teams {@code teams} by team id
 * @param truncated {@code teams_truncated}: there are more
 * @param single set where the token was asked for one team
 */
public record TeamRights(
        Map<String, TeamMembership> teams,
        boolean truncated,
        @Nullable SingleTeam single) {

    /** No teams. */
    public static final TeamRights NONE = new TeamRights(Map.of(), false, null);

    /**
     * A token for one team.
     *
     * @param team {@code team}
     * @param project {@code project}, null where it was not asked for one
     * @param permissions {@code permissions}: what may be done there without condition
     */
    public record SingleTeam(String team, @Nullable String project, Set<String> permissions) {}
}
