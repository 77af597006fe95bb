package io.stagedoor.demo.edge;

import io.stagedoor.demo.edge.ForwardAuth.Verdict;
import io.stagedoor.demo.serving.DemoServer;
import io.stagedoor.demo.serving.Loopback;
import io.stagedoor.kernel.CorrelationId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.MediaType;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The reverse proxy in front of Screening Room. It plays the part that nginx ({@code auth_request}), Traefik, Envoy or APISIX
 * (forward-auth) have in real life: pages go straight to the application; for {@code /api} it first asks Stagedoor's gateway, and then
 * either passes the request on with the identity headers that the gateway stated, or passes the gateway's refusal back.
 *
 * <p>Guarantees: an identity header that a client sends never reaches the application; where the gateway gives no usable answer, no API
 * call passes (503); the API never sees a path that the gateway could have read as another one (400).
 */
public final class Edge implements DemoServer {

    private static final Logger LOG = Logger.getLogger(Edge.class.getName());

    private static final List<String> REFUSAL_HEADERS =
            List.of("WWW-Authenticate", "Cache-Control", ForwardAuth.REQUEST_ID);

    private final Vertx vertx;
    private final EdgeSettings settings;

    public Edge(Vertx vertx, EdgeSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    @Override
    public String title() {
        return "The edge";
    }

    @Override
    public String address() {
        return settings.address().toString();
    }

    @Override
    public Future<Void> start() {
        HttpClient client = vertx.createHttpClient();
        ForwardAuth forwardAuth = new ForwardAuth(client, settings.gateway());
        URI application = settings.application();
        // An upgrade would pass by the gate: the proxy skips its interceptors for WebSockets.
        HttpProxy proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(Loopback.portOf(application), application.getHost())
                .addInterceptor(new Gate(forwardAuth));
        return Loopback.listen(vertx, title(), settings.address(), request -> handle(proxy, request))
                .mapEmpty();
    }

    private static void handle(HttpProxy proxy, HttpServerRequest request) {
        if (request.uri().equals("/health")) {
            request.response().putHeader("Content-Type", "application/json").end("{\"status\":\"UP\"}");
            return;
        }
        switch (RequestPath.of(request.uri())) {
            case AMBIGUOUS -> request.response().setStatusCode(400).end();
            case PAGE, API -> proxy.handle(request);
        }
    }

    private record Gate(ForwardAuth forwardAuth) implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            HttpServerRequest original = request.proxiedRequest();
            CorrelationId correlation = CorrelationId.acceptOrCreate(original.getHeader(ForwardAuth.REQUEST_ID));
            IdentityHeaders.strip(request.headers());
            ForwardedHeaders.set(request.headers(), original);
            request.headers().set(ForwardAuth.REQUEST_ID, correlation.value());
            if (RequestPath.of(original.uri()) == RequestPath.PAGE) {
                return send(context, correlation);
            }
            return forwardAuth
                    .ask(original, correlation)
                    .transform(asked -> asked.succeeded()
                            ? decide(context, asked.result(), correlation)
                            : noAnswer(context, asked.cause(), correlation));
        }

        private static Future<ProxyResponse> decide(ProxyContext context, Verdict verdict, CorrelationId correlation) {
            if (verdict.passes()) {
                IdentityHeaders.copy(verdict.headers(), context.request().headers());
                return send(context, correlation);
            }
            if (verdict.status() < 400 || verdict.status() > 499) {
                return noAnswer(context, new IllegalStateException("status " + verdict.status()), correlation);
            }
            ProxyResponse refusal = context.request().release().response().setStatusCode(verdict.status());
            for (String name : REFUSAL_HEADERS) {
                List<String> values = verdict.headers().getAll(name);
                if (!values.isEmpty()) {
                    refusal.headers().set(name, values);
                }
            }
            return Future.succeededFuture(refusal.setBody(Body.body(verdict.body(), verdict.mediaType())));
        }

        private static Future<ProxyResponse> send(ProxyContext context, CorrelationId correlation) {
            return context.sendRequest()
                    .map(response -> response.putHeader(ForwardAuth.REQUEST_ID, correlation.value()));
        }

        /** Fails closed: nobody has said that this call may pass. */
        private static Future<ProxyResponse> noAnswer(
                ProxyContext context, Throwable cause, CorrelationId correlation) {
            LOG.log(Level.WARNING, "{0} forward-auth gave no usable answer: {1}", new Object[] {
                correlation, cause.getMessage()
            });
            ProxyResponse unavailable = context.request().release().response().setStatusCode(503);
            unavailable.putHeader("Retry-After", "5").putHeader(ForwardAuth.REQUEST_ID, correlation.value());
            return Future.succeededFuture(unavailable.setBody(Body.body(
                    Buffer.buffer("{\"status\":503,\"title\":\"The gateway does not answer, so nothing passes\"}"),
                    MediaType.parse("application/problem+json"))));
        }
    }
}
