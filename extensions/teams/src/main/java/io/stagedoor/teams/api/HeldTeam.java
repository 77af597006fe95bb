package io.stagedoor.teams.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One team that somebody is in, and why.
 *
 * @param teamRole key of the effective one
 * @param projects what it is narrowed to; empty for every project
 * @param sources those that are live
 * @param permissions what it comes to, one entry for each permission
 */
public record HeldTeam(
        String id, String name, String teamRole, List<String> projects, List<Reason> sources, List<Right> permissions) {

    public HeldTeam {
        projects = List.copyOf(projects);
        sources = List.copyOf(sources);
        permissions = List.copyOf(permissions);
    }

    /**
     * One reason why they are in it.
     *
     * @param source {@code manual}, {@code directory-group}, {@code sign-in}, {@code service-account}
     * @param expires RFC 3339; null for never
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String source,
            String teamRole,
            List<String> projects,
            @Nullable String expires) {
        public Reason {
            projects = List.copyOf(projects);
        }
    }

    /**
     * What they may do.
     *
     * @param allowed {@code yes}, {@code no}, or {@code conditional}: by an exception with a constraint, or in some projects only
     * @param constraint of the exception; null where it has none
     * @param projects where it counts; null where it counts wherever the membership does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Right(
            String permission,
            String allowed,
            @Nullable String constraint,
            @Nullable List<String> projects) {}
}
