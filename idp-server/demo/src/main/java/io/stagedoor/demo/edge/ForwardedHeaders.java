package io.stagedoor.demo.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/** {@code X-Forwarded-*} as the outermost proxy states them: from what it sees, never from what a client claims. */
final class ForwardedHeaders {

    private ForwardedHeaders() {}

    static void set(MultiMap headers, HttpServerRequest request) {
        headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        HostAndPort authority = request.authority();
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
    }
}
