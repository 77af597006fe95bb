package io.stagedoor.gateway.permissions;

import org.jspecify.annotations.Nullable;

/**
 * May the caller do this there?
 *
 * @param permission for instance {@code asset.download}
 * @param team the team's id
 * @param project the project's id; null where what is asked for belongs to no project
 * @param narrowedByApplication true where the application itself keeps to the projects of {@link Ruling.Allowed#projects()}, as a
 *     list of assets does; then a narrowed membership needs no project
 */
public record Question(
        String permission, String team, @Nullable String project, boolean narrowedByApplication) {

    /** Refuses blanks: an empty text from a path or a header names nothing. */
    public Question {
        if (permission.isBlank() || team.isBlank() || (project != null && project.isBlank())) {
            throw new IllegalArgumentException("permission, team and project must not be blank");
        }
    }
}
