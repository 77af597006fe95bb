package io.stagedoor.teams.api;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * What a client may add to a request at the token endpoint. Each request stands for itself: nothing of it is kept for a refresh.
 *
 * @param team the one team that the token is to be for
 * @param project narrows that further
 */
public record TokenParameters(
        @Nullable String team, @Nullable String project) {

    public static TokenParameters of(KeycloakSession session) {
        @Nullable HttpRequest request = session.getContext().getHttpRequest();
        if (request == null || !"POST".equals(request.getHttpMethod())) {
            return new TokenParameters(null, null);
        }
        @Nullable MultivaluedMap<String, String> form = request.getDecodedFormParameters();
        return form == null || !form.containsKey("grant_type")
                ? new TokenParameters(null, null)
                : new TokenParameters(form.getFirst("team"), form.getFirst("project"));
    }

    /** Whether the token is to be for less than all that the person has. */
    public boolean nameSomething() {
        return team != null || project != null;
    }
}
