package io.stagedoor.gateway.forwardauth;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The running service: one HTTP server per core, all on one port.
 *
 * <p>Tokens are verified on the event loops themselves. A signature takes well under a millisecond, less than handing it to another
 * thread and back is worth, and waiting for keys is asynchronous.
 */
final class ForwardAuthServer implements AutoCloseable {

    private static final int LONGEST_HEADERS = 48 * 1024;
    private static final int LONGEST_TARGET = 16 * 1024;
    private static final int IDLE_SECONDS = 75; // longer than nginx keeps its upstream connections (60)
    private static final long TICK_MILLIS = 1000;
    private static final long GRACE_SECONDS = 5;

    private final Vertx vertx;
    private final ForwardAuthServices services;
    private final List<HttpServer> servers = new ArrayList<>();

    private ForwardAuthServer(Vertx vertx, ForwardAuthServices services) {
        this.vertx = vertx;
        this.services = services;
    }

    /**
     * Starts listening; keys are fetched in the background, now and whenever they age.
     *
     * @throws java.util.concurrent.CompletionException where the address cannot be listened on; nothing is left running then
     */
    static ForwardAuthServer start(GatewaySettings settings, int instances, Clock clock, PrintStream log) {
        ForwardAuthServices services = new ForwardAuthServices(settings, clock);
        ForwardAuthServer server = new ForwardAuthServer(Vertx.vertx(options()), services);
        try {
            server.listen(settings, instances, clock, log);
            server.keepFresh();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    int port() {
        return servers.get(0).actualPort();
    }

    /** Lets the answers under way finish, then stops. */
    @Override
    public void close() {
        List<Future<Void>> closing = new ArrayList<>();
        for (HttpServer server : servers) {
            closing.add(server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS));
        }
        Future.join(closing)
                .eventually(vertx::close)
                .otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        services.close();
    }

    private void listen(GatewaySettings settings, int instances, Clock clock, PrintStream log) {
        ForwardAuthHandler handler = new ForwardAuthHandler(
                services.auth(),
                settings.context(),
                services::isReady,
                services.metrics(),
                new DecisionLog(log, clock));
        for (int i = 0; i < instances; i++) {
            HttpServer server = vertx.createHttpServer(httpOptions())
                    .requestHandler(handler)
                    .invalidRequestHandler(ForwardAuthHandler::refuseInvalid);
            server.listen(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            servers.add(server);
        }
    }

    private void keepFresh() {
        services.start();
        vertx.setPeriodic(TICK_MILLIS, timer -> services.tick());
    }

    private static VertxOptions options() {
        // no cache directory: the service needs no file system, so it runs on a read-only one
        return new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static HttpServerOptions httpOptions() {
        return new HttpServerOptions()
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxInitialLineLength(LONGEST_TARGET)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }
}
