package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Problem;
import java.util.List;

/** What became of reading the files: one whole declaration, or every reason why there is none. */
public sealed interface Declaration {
    /** Everything the files say about {@code realm}, resolved. */
    record Accepted(String realm, Mapping content) implements Declaration {}

    record Refused(List<Problem> problems) implements Declaration {}
}
