package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.keycloak.ServerException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The tool's command line. */
@Command(name = "realm-config", description = "Plans and applies the declared realm.", mixinStandardHelpOptions = true)
public final class RealmConfig implements Runnable {
    /** sysexits.h EX_USAGE: 2 already says that a plan found changes. */
    private static final int USAGE = 64;

    @Override
    public void run() {
        throw new IllegalStateException("picocli asks for a subcommand");
    }

    /** Runs one command and returns its exit code; everything people should read goes to the writers. */
    public static int execute(Map<String, String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        ProcessValues values = new ProcessValues(environment);
        CommandLine line = new CommandLine(new RealmConfig())
                .addSubcommand("plan", new PlanCommand(values))
                .addSubcommand("apply", new ApplyCommand(values))
                .setOut(out)
                .setErr(err);
        line.setParameterExceptionHandler((exception, args) -> {
            err.println(exception.getMessage());
            err.flush();
            return USAGE;
        });
        line.setExecutionExceptionHandler((exception, command, result) -> {
            if (exception instanceof ServerException
                    || exception instanceof RefusedDeclaration
                    || exception instanceof UncheckedIOException) {
                err.println(exception.getMessage());
                err.flush();
                return ExitCode.SOFTWARE;
            }
            throw exception;
        });
        if (arguments.length == 0) {
            line.usage(err);
            return USAGE;
        }
        return line.execute(arguments);
    }
}
