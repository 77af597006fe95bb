package io.stagedoor.applications.flow;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/** {@code resource} of a request at the token endpoint (RFC 8707 2.2). Each request stands for itself: nothing of it is kept for a refresh. */
final class RequestedResources {

    private RequestedResources() {}

    static List<String> of(KeycloakSession session) {
        @Nullable HttpRequest request = session.getContext().getHttpRequest();
        if (request == null || !"POST".equals(request.getHttpMethod())) {
            return List.of();
        }
        @Nullable MultivaluedMap<String, String> form = request.getDecodedFormParameters();
        return form == null || !form.containsKey(OAuth2Constants.GRANT_TYPE)
                ? List.of()
                : List.copyOf(form.getOrDefault(OAuth2Constants.RESOURCE, List.of()));
    }
}
