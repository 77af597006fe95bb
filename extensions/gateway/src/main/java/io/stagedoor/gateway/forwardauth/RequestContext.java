package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.route.RequestPath;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the client asked for, as the gateway reports it. Worth as much as the gateway's care: only it may reach this service. */
sealed interface RequestContext {

    /** The gateway reported nothing. */
    record None() implements RequestContext {}

    /**
     * Method and path are known.
     *
     * @param method in capitals
     * @param path normalised
     * @param target as the client sent it
     * @param origin scheme and host as the client saw them, null where not reported
     */
    record Known(
            String method,
            RequestPath path,
            String target,
            @Nullable String origin) implements RequestContext {

        /** The address without query, for proofs of possession. */
        Optional<URI> address() {
            int query = target.indexOf('?');
            try {
                return Optional.ofNullable(origin)
                        .map(known -> URI.create(known + (query < 0 ? target : target.substring(0, query))));
            } catch (IllegalArgumentException e) { // characters that no URI may have, such as { or |
                return Optional.empty();
            }
        }

        String query() {
            int query = target.indexOf('?');
            return query < 0 ? "" : target.substring(query + 1);
        }
    }

    /**
     * Incomplete, contradictory or ambiguous.
     *
     * @param detail fixed text, safe to answer
     * @param target what was sent, for the log
     */
    record Unusable(String detail, @Nullable String target) implements RequestContext {}

    Pattern METHOD = Pattern.compile("[A-Z][A-Z-]{0,31}");
    Pattern ORIGIN = Pattern.compile("https?://(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");
    List<String> SINGLE = List.of(
            "X-Forwarded-Method",
            "X-Forwarded-Uri",
            "X-Original-Method",
            "X-Original-URI",
            "X-Forwarded-Proto",
            "X-Forwarded-Host");

    static RequestContext read(AuthRequest request, ContextSource source) {
        Set<String> targets = new LinkedHashSet<>();
        Set<String> methods = new LinkedHashSet<>();
        collect(request, source, targets, methods);
        String target = targets.stream().findFirst().orElse(null);
        String method = methods.stream().findFirst().orElse(null);
        if (SINGLE.stream().anyMatch(request::repeats)) {
            return new Unusable("the request context was sent twice", target);
        }
        if (targets.size() > 1 || methods.size() > 1) {
            return new Unusable("the request context contradicts itself", target);
        }
        if (target == null) {
            return missing(source, method);
        }
        if (method == null || !METHOD.matcher(method).matches()) {
            return new Unusable("the request context has no usable method", target);
        }
        return switch (RequestPath.parse(target)) {
            case RequestPath.Normal normal -> new Known(method, normal.path(), target, origin(request));
            case RequestPath.Ambiguous ambiguous -> new Unusable(ambiguous.detail(), target);
        };
    }

    /** A gateway that was to report the request and did not must not get the answer for "any path". */
    private static RequestContext missing(ContextSource source, @Nullable String method) {
        if (method != null) {
            return new Unusable("the request context has a method but no path", null);
        }
        return source == ContextSource.ANY || source == ContextSource.NONE
                ? new None()
                : new Unusable("the gateway did not report the request", null);
    }

    private static void collect(AuthRequest request, ContextSource source, Set<String> targets, Set<String> methods) {
        if (source.includes(ContextSource.FORWARDED)) {
            add(targets, request.first("X-Forwarded-Uri"));
            add(methods, request.first("X-Forwarded-Method"));
        }
        if (source.includes(ContextSource.ORIGINAL)) {
            add(targets, request.first("X-Original-URI"));
            add(methods, request.first("X-Original-Method"));
        }
        if (source.includes(ContextSource.PATH) && !request.suffix().isEmpty()) {
            targets.add(request.suffix());
            methods.add(request.method());
        }
    }

    private static void add(Set<String> values, @Nullable String value) {
        if (value != null) {
            values.add(value);
        }
    }

    private static @Nullable String origin(AuthRequest request) {
        String host = request.first("X-Forwarded-Host");
        if (host == null && !request.suffix().isEmpty()) {
            host = request.first("Host"); // Envoy keeps the client's
        }
        String origin = request.first("X-Forwarded-Proto") + "://" + host;
        return ORIGIN.matcher(origin).matches() ? origin : null;
    }
}
