package io.stagedoor.signals.source;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;

/**
 * Keycloak ends sessions at more than a dozen places, and says so in an event at some of them. All of them end here: the provider of sessions,
 * which this stands in front of. A proxy, not a class, so that whatever else Keycloak adds to the interface passes through unchanged.
 */
final class WatchedSessions implements InvocationHandler {

    private final KeycloakSession session;
    private final UserSessionProvider watched;

    private WatchedSessions(KeycloakSession session, UserSessionProvider watched) {
        this.session = session;
        this.watched = watched;
    }

    static UserSessionProvider of(KeycloakSession session, UserSessionProvider watched) {
        return (UserSessionProvider) Proxy.newProxyInstance(
                WatchedSessions.class.getClassLoader(),
                new Class<?>[] {UserSessionProvider.class},
                new WatchedSessions(session, watched));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().startsWith("remove")) {
            note(method.getName(), arguments);
        }
        try {
            return method.invoke(watched, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void note(String method, Object[] arguments) {
        if (!(arguments[0] instanceof RealmModel realm)) {
            return;
        }
        switch (method) {
            case "removeUserSession" -> ended(realm, (UserSessionModel) arguments[1]);
            case "removeOfflineUserSession" -> endedOffline(realm, (UserSessionModel) arguments[1]);
            case "removeUserSessions" -> {
                if (arguments.length == 1) {
                    signals().raise(Signal.allEnded(realm.getId(), "all sessions of the realm ended"));
                } else {
                    String subject = ((UserModel) arguments[1]).getId();
                    signals().raiseAboutPerson(Signal.Type.SESSION_ENDED, realm.getId(), subject, "all sessions ended");
                }
            }
            default -> {}
        }
    }

    private void ended(RealmModel realm, UserSessionModel ended) {
        if (ended.getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            return;
        }
        @Nullable String subject = subject(ended);
        if (subject == null || watched.getOfflineUserSession(realm, ended.getId()) == null) {
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
        if (subject == null || watched.getUserSession(realm, offline.getId()) == null) {
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
