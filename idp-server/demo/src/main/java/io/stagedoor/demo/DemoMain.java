package io.stagedoor.demo;

import io.stagedoor.demo.serving.DemoServer;
import io.stagedoor.demo.serving.Environment;
import io.stagedoor.demo.serving.SettingException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the demonstration's servers in one process: {@code DemoMain [--only NAME,NAME] [--without NAME]...}. Prints one line per server
 * as soon as it is ready. Addresses and secrets come from the environment. Exit code 2 with one sentence where something is missing or
 * a port is taken.
 */
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] arguments) {
        try {
            run(Selection.parse(arguments), new Environment(System.getenv()), System.out);
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            // Not exit(): servers that did start would want to end in order, and there is nothing to keep.
            Runtime.getRuntime().halt(2);
        }
    }

    private static void run(List<Part> parts, Environment environment, PrintStream out) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(8));
        // Every setting is read before the first port opens: all of it starts, or nothing does.
        Map<Part, DemoServer> servers = Part.create(parts, vertx, environment, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.values().forEach(DemoServer::stop)));
        List<Future<Void>> starting = new ArrayList<>();
        servers.forEach((part, server) -> starting.add(
                server.start().onSuccess(ready -> out.println(part.label() + " ready at " + server.address()))));
        try {
            Future.all(starting).await();
        } catch (SettingException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SettingException("The demonstration cannot start: " + e.getMessage(), e);
        }
    }
}
