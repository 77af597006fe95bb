package io.stagedoor.demo.screeningroom.calls;

import io.stagedoor.demo.serving.Pages;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The application's API. It reads no token: whoever reaches it comes through the edge, which removed what the client claimed and set
 * what the gateway found out. The listener is bound to loopback; in real life a network policy or mutual TLS keeps others away.
 */
public final class FootageApi {

    private static final String SUBJECT = "X-Auth-Subject";

    private FootageApi() {}

    public static void addTo(Router router) {
        router.route("/api/*").handler(FootageApi::requireCaller);
        router.get("/api/footage").handler(context -> answer(context, FootageAnswer.toJson(caller(context))));
        router.get("/api/vault")
                .handler(context -> answer(
                        context,
                        new JsonObject().put("vault", "the original negatives").put("caller", caller(context))));
        router.route("/api/teams/*").handler(context -> answer(context, TeamApi.answer(caller(context))));
        router.route("/api/*").handler(context -> problem(context, 404, "There is nothing here."));
    }

    private static void requireCaller(RoutingContext context) {
        String subject = context.request().getHeader(SUBJECT);
        if (subject == null || subject.isBlank()) {
            problem(context, 401, "This API is reached through the gateway only.");
        } else {
            context.next();
        }
    }

    private static JsonObject caller(RoutingContext context) {
        TreeMap<String, Object> headers = new TreeMap<>();
        context.request().headers().forEach((name, value) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith("x-auth-")) {
                headers.put(canonical(name), value);
            }
        });
        return new JsonObject(headers);
    }

    /** Header names come in any case; those who read the answer should not have to care. */
    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder();
        for (String word : name.split("-", -1)) {
            canonical.append(canonical.isEmpty() ? "" : "-");
            canonical.append(word.substring(0, Math.min(1, word.length())).toUpperCase(Locale.ROOT));
            canonical.append(word.substring(Math.min(1, word.length())).toLowerCase(Locale.ROOT));
        }
        return canonical.toString();
    }

    private static void answer(RoutingContext context, JsonObject body) {
        Pages.sendJson(context, 200, body.encode());
    }

    private static void problem(RoutingContext context, int status, String title) {
        context.response().setStatusCode(status).putHeader("Content-Type", "application/problem+json");
        context.end(new JsonObject().put("status", status).put("title", title).encode());
    }
}
