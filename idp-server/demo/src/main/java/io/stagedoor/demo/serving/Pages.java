package io.stagedoor.demo.serving;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Sends pages and files with the headers that keep a browser strict. */
public final class Pages {

    /** Own files only, nothing inline; frames of its own. Where a form's answer redirects to is added per server. */
    public static final String STRICT_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    /** A page under the given Content-Security-Policy, never stored by anyone. */
    public static Future<Void> send(RoutingContext context, int status, String policy, Html page) {
        HttpServerResponse response = context.response().setStatusCode(status);
        harden(response)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Cache-Control", "no-store");
        return response.end(page.toString());
    }

    /** JSON, never stored by anyone. */
    public static Future<Void> sendJson(RoutingContext context, int status, String json) {
        HttpServerResponse response = context.response().setStatusCode(status);
        harden(response).putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
        return response.end(json);
    }

    /** Sends the browser on with a GET (RFC 9110 15.4.4), whatever it came with. */
    public static Future<Void> redirect(RoutingContext context, String location) {
        HttpServerResponse response = context.response().setStatusCode(303);
        harden(response).putHeader("Location", location).putHeader("Cache-Control", "no-store");
        return response.end();
    }

    /** Serves {@code /assets} from the class path folder {@code demo/<folder>}, and readiness at {@code /health}. */
    public static void addAssetsAndHealth(Router router, String folder) {
        router.get("/health").handler(context -> sendJson(context, 200, "{\"status\":\"UP\"}"));
        router.get("/assets/:name")
                .handler(context -> Asset.find(folder, context.pathParam("name"))
                        .ifPresentOrElse(asset -> send(context, asset), context::next));
    }

    private static void send(RoutingContext context, Asset asset) {
        harden(context.response())
                .putHeader("Content-Type", asset.type())
                // A drawing that is opened by itself may style itself, and do nothing else.
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .putHeader("Cache-Control", "max-age=300")
                .end(asset.content());
    }

    private static HttpServerResponse harden(HttpServerResponse response) {
        return response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
