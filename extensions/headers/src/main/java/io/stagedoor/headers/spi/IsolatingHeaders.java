package io.stagedoor.headers.spi;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.headers.SecurityHeadersOptions;
import org.keycloak.headers.SecurityHeadersProvider;

/**
 * Keycloak's headers, and for pages those that it has no setting for: no other window keeps a hand on a page of ours, and no page uses
 * camera, microphone or place. What a page has set itself stays.
 */
final class IsolatingHeaders implements SecurityHeadersProvider {

    private final SecurityHeadersProvider keycloak;

    IsolatingHeaders(SecurityHeadersProvider keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public SecurityHeadersOptions options() {
        return keycloak.options();
    }

    @Override
    public void addHeaders(ContainerRequestContext request, ContainerResponseContext response) {
        keycloak.addHeaders(request, response);
        @Nullable MediaType type = response.getMediaType();
        if (type != null && MediaType.TEXT_HTML_TYPE.isCompatible(type)) {
            response.getHeaders().computeIfAbsent("Cross-Origin-Opener-Policy", name -> one("same-origin"));
            response.getHeaders()
                    .computeIfAbsent("Permissions-Policy", name -> one("camera=(), microphone=(), geolocation=()"));
        }
    }

    private static List<Object> one(String value) {
        List<Object> values = new ArrayList<>();
        values.add(value);
        return values;
    }

    @Override
    public void close() {}
}
