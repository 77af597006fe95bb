package io.stagedoor.signals.ending;

import io.stagedoor.signals.domain.SessionEndJob;
import io.stagedoor.signals.running.Loop;
import io.stagedoor.signals.store.SessionEndJobs;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.UserSessionManager;

/** Removes the sessions of people who were put out, and tells applications; every step may be repeated. */
final class SessionEndWorker {

    private static final Logger LOG = Logger.getLogger(SessionEndWorker.class);
    private static final int BATCH = 20;
    private static final long POLL_MILLIS = 500;

    /** Longer than the slowest attempt: another node takes over after a crash. */
    private static final long LEASE_MILLIS = 120_000;

    private final KeycloakSessionFactory factory;
    private final LongSupplier clock;
    private final LogoutPost post = new LogoutPost(LogoutPost.DEADLINE);
    private final LogoutLines lines;
    private final Loop loop = new Loop("stagedoor-session-ends", POLL_MILLIS, this::round);

    SessionEndWorker(KeycloakSessionFactory factory, LongSupplier clock) {
        this.factory = factory;
        this.clock = clock;
        this.lines = new LogoutLines(
                new StoredLogoutJobs(factory, clock),
                new LogoutSender(factory, post)::send,
                System::nanoTime,
                this::moreMayBeDue);
    }

    private void moreMayBeDue() {
        loop.wake();
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
        lines.stop();
        post.close();
    }

    private void round() {
        List<SessionEndJob> due;
        do {
            due = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> jobs(session).takeRemovals(clock.getAsLong(), LEASE_MILLIS, BATCH));
            due.forEach(this::attempt);
            lines.round();
        } while (due.size() == BATCH);
    }

    private void attempt(SessionEndJob job) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> removeSessions(session, job));
            // Keycloak may remove persistent sessions behind the commit: a job is over when somebody has looked.
            KeycloakModelUtils.runJobInTransaction(factory, session -> look(session, job));
        } catch (RuntimeException e) {
            LOG.warnf(e, "ending sessions of %s: attempt %d failed", job.subject(), job.attempts());
            KeycloakModelUtils.runJobInTransaction(factory, session -> putOff(jobs(session), job));
        }
    }

    private void look(KeycloakSession session, SessionEndJob job) {
        @Nullable RealmModel realm = session.realms().getRealm(job.realmId());
        if (realm != null) {
            session.getContext().setRealm(realm); // the model of people asks for it
            @Nullable UserModel person = session.users().getUserById(realm, job.subject());
            if (person != null && isSignedIn(session, realm, person)) {
                putOff(jobs(session), job);
                return;
            }
        }
        if (jobs(session).done(job.id())) {
            EndWitnesses.of(session).gone(job.realmId(), job.subject());
        }
    }

    /** From before they were put out: whoever is back meanwhile keeps the session of now. */
    private static boolean isSignedIn(KeycloakSession session, RealmModel realm, UserModel person) {
        int notBefore = session.users().getNotBeforeOfUser(realm, person);
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, person),
                        session.sessions().getOfflineUserSessionsStream(realm, person))
                .anyMatch(open -> open.getStarted() < notBefore);
    }

    private void putOff(SessionEndJobs jobs, SessionEndJob job) {
        if (job.isHopeless()) {
            LOG.errorf("ending sessions of %s: given up after %d attempts", job.subject(), job.attempts());
            jobs.done(job.id());
        } else {
            jobs.again(job.id(), clock.getAsLong() + job.pause().toMillis());
        }
    }

    private void removeSessions(KeycloakSession session, SessionEndJob job) {
        @Nullable RealmModel realm = session.realms().getRealm(job.realmId());
        if (realm != null) {
            session.getContext().setRealm(realm);
            removeSessions(session, realm, job);
        }
    }

    private void removeSessions(KeycloakSession session, RealmModel realm, SessionEndJob job) {
        @Nullable UserModel person = session.users().getUserById(realm, job.subject());
        if (person == null) {
            return; // deleted meanwhile, and with them their sessions
        }
        List<LogoutTokens.Logout> logouts = new LogoutTokens(session, realm).ofPerson(person);
        logouts.forEach(logout -> jobs(session)
                .add(job.realmId(), job.subject(), logout.clientUuid(), logout.claims(), clock.getAsLong()));
        SamlLogouts saml = new SamlLogouts(session, realm);
        List<UserSessionModel> online =
                session.sessions().getUserSessionsStream(realm, person).toList();
        List<UserSessionModel> offline =
                session.sessions().getOfflineUserSessionsStream(realm, person).toList();
        EndWitnesses.of(session)
                .removing(
                        job.realmId(),
                        job.subject(),
                        online.size(),
                        offline.size(),
                        logouts.stream()
                                .collect(Collectors.toMap(LogoutTokens.Logout::clientUuid, one -> 1, Integer::sum)));
        online.forEach(open -> {
            saml.tell(open);
            session.sessions().removeUserSession(realm, open);
        });
        offline.forEach(open -> new UserSessionManager(session).revokeOfflineUserSession(open));
    }

    private static SessionEndJobs jobs(KeycloakSession session) {
        return new SessionEndJobs(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }
}
