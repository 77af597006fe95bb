package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.limits.RateLimit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code RateLimit-Policy} and {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers-10: lists of quota policies), {@code Retry-After}. */
final class RateLimitHeaders {

    private RateLimitHeaders() {}

    static Map<String, String> of(RateLimit limit) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (limit.levels().isEmpty()) {
            return headers;
        }
        headers.put(
                "RateLimit-Policy",
                limit.levels().stream()
                        .map(level ->
                                "\"" + level.name() + "\";q=" + level.quota().requests() + ";w="
                                        + level.quota().seconds())
                        .collect(Collectors.joining(", ")));
        headers.put(
                "RateLimit",
                limit.levels().stream()
                        .map(level -> "\"" + level.name() + "\";r=" + level.remaining() + ";t=" + level.reset())
                        .collect(Collectors.joining(", ")));
        if (!limit.allowed()) {
            headers.put("Retry-After", String.valueOf(limit.retryAfter()));
        }
        return headers;
    }
}
