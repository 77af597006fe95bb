package io.stagedoor.demo.serving;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.net.URI;

/** Listens on this machine's loopback address, and to its own name, only: nothing of the demonstration is for the network. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private static final int LARGEST_HEADERS = 32 * 1024;

    private Loopback() {}

    /** Starts an HTTP server on the port of an address; fails with a {@link SettingException} where the port is taken. */
    public static Future<HttpServer> listen(
            Vertx vertx, String title, URI address, Handler<HttpServerRequest> handler) {
        int port = portOf(address);
        HttpServerOptions options = new HttpServerOptions().setMaxHeaderSize(LARGEST_HEADERS);
        return vertx.createHttpServer(options)
                .requestHandler(new OwnName(address, handler))
                .listen(port, HOST)
                .recover(failure -> Future.failedFuture(cannotListen(title, port, failure)));
    }

    /** The port that an address names, or the scheme's own. */
    public static int portOf(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }

    /** The sentence for a port that cannot be had. */
    public static SettingException cannotListen(String title, int port, Throwable failure) {
        String reason =
                failure instanceof BindException ? "the port is taken by another program" : failure.getMessage();
        return new SettingException(title + " cannot listen on port " + port + ": " + reason + ".", failure);
    }
}
