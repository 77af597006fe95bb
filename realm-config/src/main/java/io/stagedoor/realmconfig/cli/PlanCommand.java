package io.stagedoor.realmconfig.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.realmconfig.domain.Change;
import io.stagedoor.realmconfig.domain.PlanText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: shows what apply would do, and changes nothing. */
@Command(name = "plan", description = "Show the difference between the declared realm and the server.")
final class PlanCommand implements Callable<Integer> {
    private static final int CHANGES_PENDING = 2;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    final Target target;

    @Option(names = "--json", description = "Print the plan as JSON.")
    boolean json;

    @Option(names = "--detailed-exitcode", description = "Exit with 2 where there is something to change.")
    boolean detailedExitCode;

    PlanCommand(ProcessValues values) {
        this.target = new Target(values);
    }

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        List<Change> changes = Session.open(target).plan();
        out.print(json ? json(changes).toPrettyString() + "\n" : PlanText.of(changes));
        out.flush();
        return detailedExitCode && !changes.isEmpty() ? CHANGES_PENDING : 0;
    }

    private static ObjectNode json(List<Change> changes) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        ArrayNode list = plan.putArray("changes");
        for (Change change : changes) {
            ObjectNode item = list.addObject()
                    .put("action", change.action().name().toLowerCase(Locale.ROOT))
                    .put("kind", change.kind())
                    .put("name", change.name());
            ArrayNode differences = item.putArray("differences");
            change.differences()
                    .forEach(difference -> differences
                            .addObject()
                            .put("path", difference.path())
                            .put("before", difference.before())
                            .put("after", difference.after()));
        }
        return plan;
    }
}
