package io.stagedoor.gateway.spring;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks the forward-auth service about each request that a route takes, before any other filter sees it. Only its 200 lets a request
 * pass, with the identity headers of the answer in place of the client's; a refusal is given on as it is.
 */
@EnableConfigurationProperties(ForwardAuthSettings.class)
public final class ForwardAuthFilter implements GlobalFilter, Ordered {

    private static final List<String> ASKED_WITH = List.of(HttpHeaders.AUTHORIZATION, "DPoP", "X-Request-Id");
    private static final List<String> LIMITS = List.of("RateLimit", "RateLimit-Policy");

    private final WebClient service;
    private final ForwardAuthSettings settings;

    /** With the connections of the gateway's own HTTP client, which follows no redirects. */
    public ForwardAuthFilter(ForwardAuthSettings settings) {
        this.service = WebClient.create(settings.address().toString());
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!RequestTarget.isReadAlike(request.getURI())) {
            return Refusal.of(400, "CONTEXT_REFUSED", "the address cannot be understood safely")
                    .answer(exchange);
        }
        return service.get()
                .uri("/verify")
                .headers(question -> ask(request, question))
                .exchangeToMono(ForwardAuthFilter::read)
                .timeout(settings.timeout())
                .onErrorReturn(Answer.NONE)
                .flatMap(answer -> answer.isLetThrough()
                        ? chain.filter(identified(exchange, answer.headers()))
                        : answer.refusal().answer(exchange));
    }

    /** The client's credentials as often as they were sent, for the service to judge. */
    private static void ask(ServerHttpRequest request, HttpHeaders question) {
        for (String name : ASKED_WITH) {
            question.addAll(name, request.getHeaders().getOrEmpty(name));
        }
        question.set("X-Forwarded-Method", request.getMethod().name());
        question.set("X-Forwarded-Uri", RequestTarget.of(request.getURI()));
        question.set("X-Forwarded-Proto", request.getURI().getScheme());
        question.set("X-Forwarded-Host", request.getURI().getRawAuthority());
    }

    private static Mono<Answer> read(ClientResponse response) {
        HttpHeaders headers = response.headers().asHttpHeaders();
        int status = response.statusCode().value();
        return status == 200
                ? response.releaseBody().thenReturn(new Answer(status, headers, ""))
                : response.bodyToMono(String.class).defaultIfEmpty("").map(body -> new Answer(status, headers, body));
    }

    private static ServerWebExchange identified(ServerWebExchange exchange, HttpHeaders answer) {
        Map<String, String> identity = IdentityHeaders.in(answer);
        for (String name : LIMITS) {
            exchange.getResponse().getHeaders().addAll(name, answer.getOrEmpty(name));
        }
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    IdentityHeaders.removeFrom(headers);
                    identity.forEach(headers::set);
                }))
                .build();
    }
}
