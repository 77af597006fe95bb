package io.stagedoor.gateway.spring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/** {@code X-Auth-*} and {@code X-Request-Id}: what the application is told, by the service and by nobody else. */
final class IdentityHeaders {

    private IdentityHeaders() {}

    /** Those of the service's answer; it sends all of them, empty ones mean nothing. */
    static Map<String, String> in(HttpHeaders answer) {
        Map<String, String> identity = new TreeMap<>();
        answer.forEach((name, values) -> {
            if (isIdentity(name) && !values.isEmpty() && !values.getFirst().isEmpty()) {
                identity.put(name, values.getFirst());
            }
        });
        return identity;
    }

    static void removeFrom(HttpHeaders headers) {
        List.copyOf(headers.headerNames()).stream()
                .filter(IdentityHeaders::isIdentity)
                .forEach(headers::remove);
    }

    /** Many applications read X_Auth_Subject as X-Auth-Subject. */
    private static boolean isIdentity(String name) {
        String dashed = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return dashed.startsWith("x-auth-") || dashed.equals("x-request-id");
    }
}
