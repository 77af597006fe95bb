package io.stagedoor.demo.edge;

import io.stagedoor.kernel.CorrelationId;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.MediaType;
import java.net.URI;
import java.util.List;

/** Asks the gateway's forward-auth whether a request may pass. */
final class ForwardAuth {

    static final String REQUEST_ID = "X-Request-Id";

    private static final long PATIENCE_MILLIS = 5_000;

    private static final List<String> CREDENTIALS = List.of("Authorization", "DPoP");

    private final HttpClient client;
    private final URI gateway;

    ForwardAuth(HttpClient client, URI gateway) {
        this.client = client;
        this.gateway = gateway;
    }

    /** The gateway's answer, whatever it is. */
    record Verdict(int status, MultiMap headers, Buffer body) {

        boolean passes() {
            return status == 200;
        }

        MediaType mediaType() {
            String type = headers.get("Content-Type");
            return MediaType.parse(type == null ? "application/octet-stream" : type);
        }
    }

    /** Fails where the gateway gives no answer in time; whoever calls must then refuse the request. */
    Future<Verdict> ask(HttpServerRequest request, CorrelationId correlation) {
        RequestOptions verify = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(gateway + "/verify")
                .setConnectTimeout(PATIENCE_MILLIS)
                .setTimeout(PATIENCE_MILLIS);
        return client.request(verify)
                .compose(question -> describe(question, request, correlation).send())
                .compose(answer -> answer.body()
                        .map(body -> new Verdict(
                                answer.statusCode(),
                                MultiMap.caseInsensitiveMultiMap().addAll(answer.headers()),
                                body)));
    }

    private static HttpClientRequest describe(
            HttpClientRequest question, HttpServerRequest request, CorrelationId correlation) {
        question.putHeader("X-Forwarded-Method", request.method().name())
                .putHeader("X-Forwarded-Uri", request.uri())
                .putHeader(REQUEST_ID, correlation.value());
        ForwardedHeaders.set(question.headers(), request);
        for (String name : CREDENTIALS) {
            // All of them: picking one of two Authorization headers is not the edge's decision.
            List<String> values = request.headers().getAll(name);
            if (!values.isEmpty()) {
                question.putHeader(name, values);
            }
        }
        return question;
    }
}
