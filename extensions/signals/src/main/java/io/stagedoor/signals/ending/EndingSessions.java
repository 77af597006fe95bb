package io.stagedoor.signals.ending;

import io.stagedoor.signals.api.SessionEnds;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.signals.store.DisabledPersons;
import io.stagedoor.signals.store.SessionEndJobs;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.UserSessionManager;

/** Writes down that somebody is put out; {@link SessionEndWorker} does the rest. */
final class EndingSessions implements SessionEnds {

    private final KeycloakSession session;
    private final LongSupplier clock;

    EndingSessions(KeycloakSession session, LongSupplier clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void ofPerson(RealmModel realm, UserModel person, String reason) {
        end(Signal.Type.SESSION_ENDED, realm, person, reason);
    }

    @Override
    public boolean ofSession(RealmModel realm, UserModel person, String sessionId, String reason) {
        Optional<UserSessionModel> online = theirs(person, session.sessions().getUserSession(realm, sessionId));
        Optional<UserSessionModel> offline = theirs(person, session.sessions().getOfflineUserSession(realm, sessionId));
        if (online.isEmpty() && offline.isEmpty()) {
            return false;
        }
        LogoutTokens logouts = new LogoutTokens(session, realm);
        Stream.concat(online.stream(), offline.stream())
                .flatMap(open -> logouts.ofSession(open).stream())
                .distinct()
                .forEach(logout -> jobs().add(
                                realm.getId(),
                                person.getId(),
                                logout.clientUuid(),
                                logout.claims(),
                                clock.getAsLong()));
        // Said here: whoever removes one half of a session alone does not end what the other half's tokens say.
        signals().raise(Signal.sessionEnded(realm.getId(), person.getId(), sessionId, reason));
        offline.ifPresent(open -> new UserSessionManager(session).revokeOfflineUserSession(open));
        online.ifPresent(open -> {
            new SamlLogouts(session, realm).tell(open);
            session.sessions().removeUserSession(realm, open);
        });
        return true;
    }

    private static Optional<UserSessionModel> theirs(UserModel person, @Nullable UserSessionModel open) {
        return Optional.ofNullable(open)
                .filter(found ->
                        found.getUser() != null && found.getUser().getId().equals(person.getId()));
    }

    @Override
    public void inOrganization(RealmModel realm, String organizationId, UserModel person, String reason) {
        long ver = signals().nextVersion(organizationId, person.getId());
        signals()
                .raise(new Signal(
                        Signal.Type.SESSION_ENDED,
                        realm.getId(),
                        organizationId,
                        person.getId(),
                        null,
                        null,
                        null,
                        null,
                        ver,
                        reason));
    }

    @Override
    public void disable(RealmModel realm, UserModel person, String reason) {
        if (person.isEnabled()) {
            person.setEnabled(false);
        }
        follow(realm, person, reason);
    }

    @Override
    public void follow(RealmModel realm, UserModel person, String reason) {
        DisabledPersons disabled = new DisabledPersons(entities());
        if (!person.isEnabled()) {
            if (disabled.add(realm.getId(), person.getId(), clock.getAsLong())) {
                end(Signal.Type.PERSON_DISABLED, realm, person, reason);
            }
        } else if (disabled.remove(realm.getId(), person.getId())) {
            // A session that was being opened while they were disabled must not come back to life with them.
            end(Signal.Type.SESSION_ENDED, realm, person, "enabled again: starts without a session of before");
        }
    }

    @Override
    public boolean isPutOut(RealmModel realm, UserModel person) {
        return new DisabledPersons(entities()).has(realm.getId(), person.getId());
    }

    @Override
    public void beforeDeletion(RealmModel realm, UserModel person) {
        LogoutTokens logouts = new LogoutTokens(session, realm);
        logouts.ofPerson(person)
                .forEach(logout -> jobs().add(
                                realm.getId(),
                                person.getId(),
                                logout.clientUuid(),
                                logout.claims(),
                                clock.getAsLong()));
        new DisabledPersons(entities()).remove(realm.getId(), person.getId());
        signals().raiseAboutPerson(Signal.Type.PERSON_DELETED, realm.getId(), person.getId(), null);
    }

    private void end(Signal.Type type, RealmModel realm, UserModel person, String reason) {
        // Whole seconds: a refresh token of this very second has to be too old as well, even where the sessions are not
        // gone yet. Whoever
        // signs in again within it is told to try once more.
        session.users().setNotBeforeForUser(realm, person, (int) (clock.getAsLong() / 1000) + 1);
        signals().raiseAboutPerson(type, realm.getId(), person.getId(), reason);
        jobs().add(realm.getId(), person.getId(), null, null, clock.getAsLong());
    }

    private SignalLog signals() {
        return session.getProvider(SignalLog.class);
    }

    private SessionEndJobs jobs() {
        return new SessionEndJobs(entities());
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
