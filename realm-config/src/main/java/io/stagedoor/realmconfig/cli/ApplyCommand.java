package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.PlanText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code apply}: makes the server what the files declare. A second apply changes nothing. */
@Command(name = "apply", description = "Make the realm on the server what the files declare.")
final class ApplyCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    final Target target;

    ApplyCommand(ProcessValues values) {
        this.target = new Target(values);
    }

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        Run run = Session.open(target);
        // The whole plan before the first write: whatever cannot even be read or compared stops us here.
        List<Change> planned = run.plan();
        if (planned.isEmpty()) {
            out.print(PlanText.of(planned));
            return 0;
        }
        return switch (run.apply(out)) {
            case Run.Outcome.Done done -> {
                out.println("Applied " + done.applied().size() + " changes: the realm is as declared.");
                yield 0;
            }
            case Run.Outcome.Stopped stopped -> stopped(out, stopped);
            case Run.Outcome.Unsettled unsettled -> unsettled(out, unsettled);
        };
    }

    private static int stopped(PrintWriter out, Run.Outcome.Stopped stopped) {
        out.println("Stopped at " + stopped.failed().title() + ": " + stopped.reason());
        out.println("Applied: the " + stopped.applied().size() + " changes listed above. Not applied: this one and what"
                + " comes after it. Run apply again to continue.");
        return 1;
    }

    private static int unsettled(PrintWriter out, Run.Outcome.Unsettled unsettled) {
        out.println("Written, but the server does not answer with what was written:");
        out.print(PlanText.of(unsettled.left()));
        out.println(
                "The declaration asks for something that this server does not keep; what comes after it was not applied.");
        return 1;
    }
}
