package io.stagedoor.gateway.forwardauth;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code stagedoor gateway}: starts the forward-auth service and runs until it is told to stop. */
public final class ForwardAuthMain {

    static final int OK = 0;
    static final int CANNOT_START = 1;
    static final int BAD_INPUT = 2;

    private ForwardAuthMain() {}

    /** Exits with 2 where the input is bad, with 1 where the service cannot start; each time with one sentence on standard error. */
    public static void main(String[] arguments) {
        Start start = start(arguments, System.getenv(), System.out, System.err);
        switch (start) {
            case Start.Ended ended -> System.exit(ended.status());
            case Start.Running running ->
                Runtime.getRuntime().addShutdownHook(new Thread(running.server()::close, "stagedoor-gateway-stop"));
        }
    }

    /** What became of starting. */
    sealed interface Start {
        record Running(ForwardAuthServer server) implements Start {}

        record Ended(int status) implements Start {}
    }

    static Start start(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        ForwardAuthCommand command = new ForwardAuthCommand();
        CommandLine line = new CommandLine(command)
                .setDefaultValueProvider(ForwardAuthCommand.environment(environment))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        try {
            ParseResult parsed = line.parseArgs(arguments);
            if (CommandLine.printHelpIfRequested(parsed)) {
                return new Start.Ended(OK);
            }
            return start(command.settings(), out, err);
        } catch (ParameterException | IllegalArgumentException e) {
            err.println("stagedoor gateway: " + firstLine(e.getMessage()));
            return new Start.Ended(BAD_INPUT);
        }
    }

    private static Start start(GatewaySettings settings, PrintStream out, PrintStream err) {
        String address = settings.host() + ":" + settings.port();
        try {
            // any free port is known only once it is taken, so there cannot be a second listener on it
            int listeners = settings.port() == 0 ? 1 : Runtime.getRuntime().availableProcessors();
            ForwardAuthServer server = ForwardAuthServer.start(settings, listeners, Clock.systemUTC(), out);
            err.println("stagedoor gateway: listening on " + settings.host() + ":" + server.port() + ", "
                    + settings.routes().size() + " routes, issuer "
                    + settings.tokens().issuer());
            return new Start.Running(server);
        } catch (CompletionException e) {
            boolean taken = e.getCause() instanceof BindException;
            err.println("stagedoor gateway: cannot listen on " + address
                    + (taken
                            ? ", the port is taken or the address is not this machine's"
                            : ": " + firstLine(e.getMessage())));
            return new Start.Ended(CANNOT_START);
        }
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
