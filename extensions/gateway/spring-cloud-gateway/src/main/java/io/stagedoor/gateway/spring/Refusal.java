package io.stagedoor.gateway.spring;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** An answer to the client instead of the application's: a status, what it means (RFC 9457), and how to go on. */
record Refusal(int status, HttpHeaders headers, String body) {

    private static final List<String> GIVEN_ON = List.of(
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            "RateLimit",
            "RateLimit-Policy",
            "X-Request-Id");

    /** One of the gateway's own; the texts are fixed and need no escaping. */
    static Refusal of(int status, String title, String detail) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 503) {
            headers.set(HttpHeaders.RETRY_AFTER, "1");
        }
        String body = "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}".formatted(status, title, detail);
        return new Refusal(status, headers, body);
    }

    Mono<Void> answer(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        for (String name : GIVEN_ON) {
            headers.getOrEmpty(name).forEach(value -> response.getHeaders().add(name, value));
        }
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body.getBytes(StandardCharsets.UTF_8))));
    }
}
