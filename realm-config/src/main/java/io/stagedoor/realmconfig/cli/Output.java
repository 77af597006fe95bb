package io.stagedoor.realmconfig.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The command line's own writer, so that tests can read it. */
final class Output {
    private Output() {}

    static PrintWriter of(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command before it runs");
        }
        return spec.commandLine().getOut();
    }
}
