package io.stagedoor.teams.domain;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a token says about teams: of all teams, or of the one that the client asked for. */
public sealed interface TokenRights {

    /** A project's id as {@link Projects} takes it; what is not one cannot be written into a token. */
    Pattern PROJECT = Pattern.compile("[A-Za-z0-9._~:-]{1,64}");

    /**
     * Claims to be written.
     *
     * @param until when something of it ends: the token has to end by then
     */
    record Granted(Map<String, Object> claims, @Nullable Instant until) implements TokenRights {}

    /** An answer of the token endpoint (RFC 6749 5.2). Neither ends a refresh token: the client may ask again for something else. */
    record Refused(String error, String description) implements TokenRights {}

    /** What a token without an organization carries. */
    static TokenRights withoutOrganization(@Nullable String team, @Nullable String project) {
        return team == null && project == null
                ? new Granted(Map.of(), null)
                : new Refused(
                        "invalid_target",
                        "A token for a team needs an organization: ask for the scope organization:<alias> too.");
    }

    /**
     * What a token for an organization carries.
     *
     * @param teams everything that the person has there now
     * @param team form parameter {@code team}
     * @param project form parameter {@code project}
     */
    static TokenRights of(NavigableMap<TeamId, Access> teams, @Nullable String team, @Nullable String project) {
        if (team == null) {
            return project == null
                    ? all(TeamsClaim.of(teams))
                    : new Refused("invalid_request", "The parameter project needs the parameter team.");
        }
        if (project != null && !PROJECT.matcher(project).matches()) {
            return new Refused("invalid_request", "The parameter project is not the id of one.");
        }
        @Nullable Access access = TeamId.of(team).map(teams::get).orElse(null);
        // RFC 8707 2: what the token is to be used at is unknown to us, or not theirs; which of the two is not said.
        return access == null
                ? new Refused("invalid_target", "The person is in no such team of this organization.")
                : single(new TeamId(team), access, project);
    }

    private static TokenRights all(TeamsClaim claim) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("teams", claim.value());
        if (claim.truncated()) {
            claims.put("teams_truncated", true);
        }
        return new Granted(claims, claim.until());
    }

    private static TokenRights single(TeamId team, Access access, @Nullable String project) {
        TeamsClaim claim = TeamsClaim.single(team, access);
        Map<String, Object> claims = new TreeMap<>();
        claims.put("teams", claim.value());
        claims.put("team", team.value());
        if (project != null) {
            claims.put("project", project);
        }
        claims.put(
                "permissions",
                access.unconditional(project).stream()
                        .map(Permission::word)
                        .sorted()
                        .toList());
        return new Granted(claims, claim.until());
    }
}
