package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.jose.JsonMembers;
import io.stagedoor.gateway.jose.MalformedJoseException;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal.Organization;
import io.stagedoor.gateway.verifier.TeamRights.SingleTeam;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims about teams. Their bounds are far above what the server issues and are the second fence: a token is not longer than
 * {@link VerifierSettings#maximumTokenLength()} in the first place.
 */
final class TeamClaims {

    static final int MOST_TEAMS = 200;
    static final int MOST_PERMISSIONS = 256;
    static final int MOST_PROJECTS = 1000;
    static final int LONGEST_NAME = 128;
    static final int LONGEST_CONSTRAINT = 512;

    private TeamClaims() {}

    static TeamRights read(JsonMembers claims, @Nullable Organization organization) throws MalformedJoseException {
        Map<String, TeamMembership> teams = teams(claims);
        SingleTeam single = single(claims, teams);
        // a team without its organization could belong to any, and no signal about the organization would reach it
        if (organization == null && (!teams.isEmpty() || single != null)) {
            throw JsonMembers.invalid("teams");
        }
        boolean truncated = claims.flag("teams_truncated");
        return teams.isEmpty() && single == null && !truncated
                ? TeamRights.NONE
                : new TeamRights(teams, truncated, single);
    }

    private static Map<String, TeamMembership> teams(JsonMembers claims) throws MalformedJoseException {
        JsonMembers listed = claims.object("teams");
        if (listed == null || listed.names().isEmpty()) {
            return Map.of();
        }
        if (listed.names().size() > MOST_TEAMS) {
            throw JsonMembers.invalid("teams");
        }
        Map<String, TeamMembership> teams = HashMap.newHashMap(listed.names().size());
        for (String id : listed.names()) {
            JsonMembers membership = listed.object(id);
            if (membership == null || !isName(id)) {
                throw JsonMembers.invalid("teams");
            }
            teams.put(id, membership(membership));
        }
        return Map.copyOf(teams);
    }

    private static TeamMembership membership(JsonMembers claim) throws MalformedJoseException {
        String role = claim.requiredText("role");
        Set<String> deny = claim.list("deny", MOST_PERMISSIONS, LONGEST_NAME);
        if (!isName(role)) {
            throw JsonMembers.invalid("role");
        }
        return new TeamMembership(
                role,
                allow(claim),
                deny == null ? Set.of() : deny,
                claim.list("projects", MOST_PROJECTS, LONGEST_NAME));
    }

    private static Map<String, String> allow(JsonMembers claim) throws MalformedJoseException {
        JsonMembers listed = claim.object("allow");
        if (listed == null) {
            return Map.of();
        }
        if (listed.names().size() > MOST_PERMISSIONS) {
            throw JsonMembers.invalid("allow");
        }
        Map<String, String> allow = new HashMap<>();
        for (String permission : listed.names()) {
            // a constraint that is no text must not become 'no constraint'
            if (!isName(permission)
                    || !(listed.raw(permission) instanceof String constraint)
                    || constraint.length() > LONGEST_CONSTRAINT) {
                throw JsonMembers.invalid("allow");
            }
            allow.put(permission, constraint);
        }
        return allow;
    }

    /** Which team flat permissions are for must not be guessed; {@code teams} names it too, for signals about team roles. */
    private static @Nullable SingleTeam single(JsonMembers claims, Map<String, TeamMembership> teams)
            throws MalformedJoseException {
        String team = claims.text("team", LONGEST_NAME);
        String project = claims.text("project", LONGEST_NAME);
        Set<String> permissions = claims.list("permissions", MOST_PERMISSIONS, LONGEST_NAME);
        if (team == null) {
            if (permissions != null || project != null) {
                throw JsonMembers.invalid("team");
            }
            return null;
        }
        if (!teams.keySet().equals(Set.of(team))) {
            throw JsonMembers.invalid("team");
        }
        return new SingleTeam(team, project, permissions == null ? Set.of() : permissions);
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }
}
