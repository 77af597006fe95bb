package io.stagedoor.teams.domain;

/**
 * The unit of collaboration inside an organization.
 *
 * @param version grows with each change
 */
public record Team(TeamId id, String name, long version) {
    public Team {
        name = Text.name(name);
    }
}
