package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.RefusalReason;
import io.stagedoor.federation.domain.RefusedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.IdentityBrokerException;
import org.keycloak.broker.provider.UserAuthenticationIdentityProvider.AuthenticationCallback;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Finds the attempt that a browser comes back with, and makes of everything that goes wrong the one answer that visitors get. */
record ReturningBrowser(AuthenticationCallback callback, Reception reception) {

    /** What is done with the attempt. */
    @FunctionalInterface
    interface Work {

        Response with(AuthenticationSessionModel attempt) throws RefusedException;
    }

    Response with(@Nullable String state, Work work) {
        @Nullable AuthenticationSessionModel attempt = null;
        try {
            attempt = attempt(state);
            reception.session().getContext().setAuthenticationSession(attempt);
            return work.with(attempt);
        } catch (RefusedException e) {
            return reception.refuse(attempt, e);
        } catch (WebApplicationException e) {
            return e.getResponse();
        } catch (IdentityBrokerException e) {
            return reception.refuse(attempt, new RefusedException(RefusalReason.UPSTREAM_ERROR));
        }
    }

    /** The attempt of this browser, by what was sent along: cookie and state have to belong together. */
    AuthenticationSessionModel attempt(@Nullable String state) throws RefusedException {
        if (state == null || state.isBlank()) {
            throw new RefusedException(RefusalReason.STATE_MISMATCH, "none");
        }
        try {
            return callback.getAndVerifyAuthenticationSession(state);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() < 400) {
                throw e; // Keycloak knows the way on: the person is signed in already, or the attempt went on in
                // another tab
            }
            throw new RefusedException(RefusalReason.STATE_MISMATCH);
        } catch (RuntimeException e) {
            throw new RefusedException(RefusalReason.STATE_MISMATCH, "not of this server");
        }
    }
}
