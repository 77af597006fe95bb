package io.stagedoor.people.rest;

import io.stagedoor.administration.api.Problem;
import io.stagedoor.administration.api.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Closes a door of Keycloak's Account API: it removes a factor for whoever holds a token, however old the sign-in. The sign-in pages
 * ({@code kc_action=delete_credential}) do it after a fresh one.
 */
@Provider
public final class CredentialRemovals implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals("DELETE")
                && isCredential(request.getUriInfo().getPathSegments())) {
            request.abortWith(new ProblemException(
                            Problem.forbidden(
                                    "A factor is removed on the sign-in pages: send the browser there with kc_action=delete_credential:<id>."))
                    .getResponse());
        }
    }

    /** {@code realms/{realm}/account[/{version}]/credentials/...}. */
    static boolean isCredential(List<PathSegment> path) {
        List<String> words = path.stream().map(PathSegment::getPath).toList();
        return words.size() > 4
                && words.get(0).equals("realms")
                && words.get(2).equals("account")
                && words.subList(3, words.size()).contains("credentials");
    }
}
