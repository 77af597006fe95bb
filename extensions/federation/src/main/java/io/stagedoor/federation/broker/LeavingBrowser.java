package io.stagedoor.federation.broker;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Somebody signs out, and the browser is sent to the company to sign out there too. Keycloak removes the session only when the browser
 * comes back; a company that does not answer, or a window that is closed, must not leave it alive.
 */
record LeavingBrowser(KeycloakSession session) {

    void leaves(UserSessionModel open) {
        @Nullable UserModel person = open.getUser();
        session.getProvider(SignalLog.class)
                .raise(Signal.sessionEnded(
                        session.getContext().getRealm().getId(),
                        person == null ? null : person.getId(),
                        open.getId(),
                        "signs out at the company too"));
        AuthenticationManager.expireIdentityCookie(session);
    }
}
