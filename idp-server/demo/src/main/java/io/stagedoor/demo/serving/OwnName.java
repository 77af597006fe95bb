package io.stagedoor.demo.serving;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Answers requests to this machine's own name alone. A website whose name is turned into a loopback address while it is open (DNS
 * rebinding) could otherwise read mails and pages here: its requests still carry its own name.
 */
final class OwnName implements Handler<HttpServerRequest> {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final String own;
    private final Handler<HttpServerRequest> next;

    /** @param address of the server as people reach it */
    OwnName(URI address, Handler<HttpServerRequest> next) {
        this.own = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        this.next = next;
    }

    @Override
    public void handle(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority != null && isOurs(authority.host().toLowerCase(Locale.ROOT))) {
            next.handle(request);
        } else {
            request.response().setStatusCode(421).end(); // RFC 9110 15.5.20
        }
    }

    private boolean isOurs(String host) {
        return LOOPBACK.contains(host) || host.equals(own);
    }
}
