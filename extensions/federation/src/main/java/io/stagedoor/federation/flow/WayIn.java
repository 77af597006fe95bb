package io.stagedoor.federation.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** By which identity provider somebody came. */
final class WayIn {

    private WayIn() {}

    /** Of an attempt: what it has been through itself, else of the session that it goes on with. */
    static @Nullable String of(KeycloakSession session, AuthenticationSessionModel attempt, UserModel person) {
        @Nullable String now = attempt.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        if (now != null) {
            return now;
        }
        @Nullable UserSessionModel open = new AuthenticationSessionManager(session).getUserSession(attempt);
        return open == null || !person.getId().equals(open.getUser().getId())
                ? null
                : open.getNote(Details.IDENTITY_PROVIDER);
    }
}
