package io.stagedoor.gateway.forwardauth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's question, free of any HTTP library.
 *
 * @param method of the question itself (Envoy asks with the client's method)
 * @param suffix what follows {@code /verify} in the question's own target: Envoy puts the client's target there; empty for others
 * @param headers all values by name in lower case
 */
record AuthRequest(String method, String suffix, Map<String, List<String>> headers) {

    AuthRequest {
        headers = Map.copyOf(headers);
    }

    List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first value that is not empty: gateways blank a header by sending it empty. */
    @Nullable
    String first(String name) {
        return all(name).stream().filter(value -> !value.isEmpty()).findFirst().orElse(null);
    }

    boolean repeats(String name) {
        return all(name).size() > 1;
    }
}
