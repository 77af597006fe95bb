package io.stagedoor.demo.screeningroom.calls;

import java.util.List;

/**
 * What came of every action in one team.
 *
 * @param team its id, as the token names it
 * @param role the team role, as the token names it
 * @param results one for each {@link TeamAction}, in that order
 */
public record TeamCalls(String team, String role, List<CallResult> results) {

    public TeamCalls {
        results = List.copyOf(results);
    }
}
