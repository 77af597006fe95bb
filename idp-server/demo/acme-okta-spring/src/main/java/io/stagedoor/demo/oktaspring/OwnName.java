package io.stagedoor.demo.oktaspring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** A website whose name is turned into a loopback address (DNS rebinding) still asks by its own name, and gets nothing. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OwnName extends OncePerRequestFilter {

    private final Set<String> names;

    OwnName(OktaSettings settings) {
        names = Stream.of("localhost", "127.0.0.1", "[::1]", settings.issuer().getHost())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (names.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(421); // RFC 9110 15.5.20
        }
    }
}
