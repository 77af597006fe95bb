package io.stagedoor.scim.rest;

import io.stagedoor.database.Conflicts;
import io.stagedoor.scim.domain.ScimRefusal;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs a request in a transaction of its own, and anew where another request was in its way: directories send them side by side. */
record Attempts(KeycloakSession session) {

    private static final int MOST = 8;

    /** A request. */
    interface Request<T> {

        /**
         * Does all of it.
         *
         * @param again whether something was in its way the last time: then it looks before it writes
         */
        T run(KeycloakSession session, boolean again);
    }

    /** Refuses by {@link ScimRefusal}: what the request refuses, with nothing of it kept; 503 where it never got through. */
    <T> T run(Request<T> request) {
        for (int attempt = 1; ; attempt++) {
            boolean again = attempt > 1;
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        session.getKeycloakSessionFactory(),
                        session.getContext(),
                        own -> request.run(own, again),
                        "SCIM request");
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
