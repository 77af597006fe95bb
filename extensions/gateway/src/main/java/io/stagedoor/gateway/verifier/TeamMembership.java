package io.stagedoor.gateway.verifier;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the {@code teams} claim: what a person is in one team.
 *
 * @param role the team role; what it permits stands in the organization's role catalogue
 * @param allow exceptions that add a permission, each with its constraint, empty for none
 * @param deny exceptions that take a permission away; they win
 * @param projects what the membership is narrowed to; null where it is not narrowed, empty where nothing is left
 */
public record TeamMembership(
        String role,
        Map<String, String> allow,
        Set<String> deny,
        @Nullable Set<String> projects) {

    public TeamMembership {
        allow = Map.copyOf(allow);
    }

    /** Whether the membership counts in a project; where it is narrowed, it counts nowhere else. */
    public boolean covers(@Nullable String project) {
        return projects == null || (project != null && projects.contains(project));
    }
}
