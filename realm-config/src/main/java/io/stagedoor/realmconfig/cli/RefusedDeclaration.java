package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.domain.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Ends the command with every problem of the files, one line each. */
final class RefusedDeclaration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedDeclaration(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).distinct().collect(Collectors.joining("\n")));
    }
}
