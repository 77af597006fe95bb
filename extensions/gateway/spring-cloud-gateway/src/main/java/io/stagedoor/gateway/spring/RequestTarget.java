package io.stagedoor.gateway.spring;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.containsEncodedParts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;

/** What the client asked for, as the application will be asked for it. */
final class RequestTarget {

    private RequestTarget() {}

    static String of(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /**
     * Whether the gateway passes on the very path that it asks about. Where it finds a sign in the address that should have been encoded,
     * it encodes everything: {@code %61} then reaches the application as {@code %2561}. Double slashes it makes one. What is not ASCII
     * has no form in a header.
     */
    static boolean isReadAlike(URI uri) {
        URI passedOn = UriComponentsBuilder.fromUri(uri)
                .build(containsEncodedParts(uri))
                .toUri();
        return passedOn.getRawPath().equals(uri.getRawPath())
                && uri.getRawFragment() == null
                && StandardCharsets.US_ASCII.newEncoder().canEncode(uri.toString());
    }
}
