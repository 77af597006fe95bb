package io.stagedoor.scim.rest;

import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.store.Conflicts;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs a request in a transaction of its own, and anew where another request was in its way: directories send them side by side. */
record Attempts(KeycloakSession session) {

    private static final int MOST = 8;

    /** Refuses by {@link ScimRefusal}: what the request refuses, with nothing of it kept; 503 where it never got through. */
    <T> T run(Function<KeycloakSession, T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(), session.getContext(), request::apply, "SCIM request");
            } catch (ScimRefusal e) {
                throw e;
            } catch (RuntimeException e) {
                if (!(e instanceof ModelDuplicateException) && !Conflicts.caused(e)) {
                    throw e;
                }
                if (attempt == MOST) {
                    throw new ScimRefusal(503, null, "Too many changes of the same thing at once: send it again.");
                }
            }
        }
    }
}
