package io.stagedoor.signals.source;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.sessions.infinispan.PersistentUserSessionProvider;
import org.keycloak.models.sessions.infinispan.changes.ClientSessionPersistentChangelogBasedTransaction;
import org.keycloak.models.sessions.infinispan.changes.UserSessionPersistentChangelogBasedTransaction;

/**
 * Keycloak ends sessions at more than a dozen places, and says so in an event at some of them. All of them end here: the provider of
 * sessions. A subclass, because Keycloak itself casts whatever provides sessions to this class when it loads one from the database.
 */
final class WatchedSessions extends PersistentUserSessionProvider {

    WatchedSessions(
            KeycloakSession session,
            UserSessionPersistentChangelogBasedTransaction sessions,
            ClientSessionPersistentChangelogBasedTransaction clientSessions) {
        super(session, sessions, clientSessions);
    }

    @Override
    public void removeUserSession(RealmModel realm, UserSessionModel ended) {
        ended(realm, ended);
        super.removeUserSession(realm, ended);
    }

    @Override
    public void removeUserSessions(RealmModel realm, UserModel person) {
        signals().raiseAboutPerson(Signal.Type.SESSION_ENDED, realm.getId(), person.getId(), "all sessions ended");
        super.removeUserSessions(realm, person);
    }

    @Override
    public void removeUserSessions(RealmModel realm) {
        signals().raise(Signal.allEnded(realm.getId(), "all sessions of the realm ended"));
        super.removeUserSessions(realm);
    }

    @Override
    public void removeOfflineUserSession(RealmModel realm, UserSessionModel offline) {
        endedOffline(realm, offline);
        super.removeOfflineUserSession(realm, offline);
    }

    private void ended(RealmModel realm, UserSessionModel ended) {
        if (ended.getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            return;
        }
        @Nullable String subject = subject(ended);
        if (subject == null || getOfflineUserSession(realm, ended.getId()) == null) {
            signals().raise(Signal.sessionEnded(realm.getId(), subject, ended.getId(), null));
        } else if (ended.getState() != null && ended.getState() != UserSessionModel.State.LOGGED_IN) {
            revokeAtApplications(realm, subject, ended);
        }
        // Else nobody signed out: Keycloak drops the session of a sign-in that asked for offline access alone. Its
        // tokens live on.
    }

    /** An offline session has the id of the one that it was made from; while that lives, only what applications got offline ends. */
    private void endedOffline(RealmModel realm, UserSessionModel offline) {
        @Nullable String subject = subject(offline);
        if (subject == null || getUserSession(realm, offline.getId()) == null) {
            signals().raise(Signal.sessionEnded(realm.getId(), subject, offline.getId(), "offline session"));
            return;
        }
        revokeAtApplications(realm, subject, offline);
    }

    /** The id goes on being used by the other session: what was issued up to now ends, what is issued later does not. */
    private void revokeAtApplications(RealmModel realm, String subject, UserSessionModel ended) {
        ended.getAuthenticatedClientSessions()
                .values()
                .forEach(at -> signals()
                        .raise(Signal.tokensRevoked(
                                realm.getId(), subject, at.getClient().getClientId(), "session ended")));
    }

    private static @Nullable String subject(UserSessionModel ended) {
        @Nullable UserModel person = ended.getUser();
        return person == null ? null : person.getId();
    }

    private SignalLog signals() {
        return session.getProvider(SignalLog.class);
    }
}
