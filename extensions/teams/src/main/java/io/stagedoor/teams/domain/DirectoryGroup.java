package io.stagedoor.teams.domain;

import java.util.Set;

/**
 * A group that a corporate directory pushed.
 *
 * @param id the directory's own
 * @param name what mapping rules compare
 * @param people ids of the people in it
 */
public record DirectoryGroup(String id, String name, Set<String> people) {
    public DirectoryGroup {
        people = Set.copyOf(people);
    }
}
