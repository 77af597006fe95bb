package io.stagedoor.gateway.forwardauth;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.kernel.CorrelationId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Translates between Vert.x and {@link ForwardAuth}; decides nothing. */
final class ForwardAuthHandler implements Handler<HttpServerRequest> {

    private static final String QUESTION = "/verify";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final Decision BROKEN = Decision.of(500, "BUG", "the decision failed");

    private final ForwardAuth auth;
    private final ContextSource source;
    private final BooleanSupplier ready;
    private final Metrics metrics;
    private final DecisionLog log;

    ForwardAuthHandler(
            ForwardAuth auth, ContextSource source, BooleanSupplier ready, Metrics metrics, DecisionLog log) {
        this.metrics = metrics;
        this.auth = auth;
        this.source = source;
        this.ready = ready;
        this.log = log;
    }

    @Override
    public void handle(HttpServerRequest request) {
        answering(request.response(), () -> route(request));
    }

    /** A bug of ours must not leave the gateway waiting: it gets a refusal at once, and Vert.x logs the exception. */
    private static void answering(HttpServerResponse response, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            if (!response.ended()) {
                answer(response, BROKEN, BROKEN.status());
            }
            throw e;
        }
    }

    private void route(HttpServerRequest request) {
        String target = request.uri();
        if (target.equals(QUESTION) || target.startsWith(QUESTION + "/") || target.startsWith(QUESTION + "?")) {
            String suffix = target.substring(QUESTION.length());
            verify(request, suffix.startsWith("/") ? suffix : "");
        } else if (target.equals("/health")) {
            status(request.response(), true);
        } else if (target.equals("/ready")) {
            status(request.response(), ready.getAsBoolean());
        } else if (target.equals("/metrics")) {
            request.response()
                    .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                    .end(metrics.text());
        } else {
            answer(request.response(), Decision.noRoute(), 404);
        }
    }

    /** What Vert.x itself cannot parse; the identity headers go out even then. */
    static void refuseInvalid(HttpServerRequest request) {
        answer(request.response(), Decision.badRequest("INVALID_REQUEST", "not a usable HTTP request"), 400);
        request.connection().close();
    }

    private void verify(HttpServerRequest request, String suffix) {
        long started = System.nanoTime();
        CorrelationId id = CorrelationId.acceptOrCreate(single(request, "X-Request-Id"));
        request.response().putHeader("X-Request-Id", id.value());
        AuthRequest question = new AuthRequest(request.method().name(), suffix, headers(request));
        RequestContext context = RequestContext.read(question, source);
        Context loop = Vertx.currentContext();
        Future.fromCompletionStage(auth.decide(question, context), loop)
                .otherwise(bug -> BROKEN)
                .onSuccess(decision -> answering(request.response(), () -> {
                    metrics.count(decision);
                    log.write(id, context, decision, (System.nanoTime() - started) / 1000);
                    answer(request.response(), decision, decision.status());
                }));
    }

    private static void answer(HttpServerResponse response, Decision decision, int status) {
        response.setStatusCode(status).putHeader("Cache-Control", "no-store");
        IdentityHeaders.of(
                        decision.isAllowed() ? decision.principal() : null,
                        decision.isAllowed() ? decision.granted() : null)
                .forEach(response::putHeader);
        if (decision.limit() != null) {
            RateLimitHeaders.of(decision.limit()).forEach(response::putHeader);
        }
        if (decision.challenge() != null) {
            response.putHeader("WWW-Authenticate", decision.challenge());
        }
        if (status == 503) {
            response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (decision.isAllowed()) {
            response.end();
        } else {
            response.putHeader("Content-Type", "application/problem+json").end(problem(decision, status));
        }
    }

    /** RFC 9457. */
    private static String problem(Decision decision, int status) {
        ObjectNode problem = JSON.createObjectNode();
        problem.put("status", status);
        problem.put("title", decision.reason());
        problem.put("detail", decision.detail());
        return problem.toString();
    }

    private static void status(HttpServerResponse response, boolean up) {
        response.setStatusCode(up ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
    }

    private static Map<String, List<String>> headers(HttpServerRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers()
                .forEach((name, value) -> headers.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(value));
        return headers;
    }

    private static @Nullable String single(HttpServerRequest request, String name) {
        List<String> values = request.headers().getAll(name);
        return values.size() == 1 ? values.get(0) : null;
    }
}
