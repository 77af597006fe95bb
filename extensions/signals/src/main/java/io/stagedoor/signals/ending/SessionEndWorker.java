package io.stagedoor.signals.ending;

import io.stagedoor.signals.domain.SessionEndJob;
import io.stagedoor.signals.running.Loop;
import io.stagedoor.signals.store.SessionEndJobs;
import java.util.List;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
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
    private final Loop loop = new Loop("stagedoor-session-ends", POLL_MILLIS, this::round);

    SessionEndWorker(KeycloakSessionFactory factory, LongSupplier clock) {
        this.factory = factory;
        this.clock = clock;
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    private void round() {
        List<SessionEndJob> due;
        do {
            due = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> jobs(session).take(clock.getAsLong(), LEASE_MILLIS, BATCH));
            due.forEach(this::attempt);
        } while (due.size() == BATCH);
    }

    private void attempt(SessionEndJob job) {
        boolean done;
        try {
            done = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> work(session, job));
        } catch (RuntimeException e) {
            LOG.warnf(e, "ending sessions of %s: attempt %d failed", job.subject(), job.attempts());
            done = false;
        }
        if (!done) {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                if (job.isHopeless()) {
                    LOG.errorf(
                            "ending sessions of %s: given up after %d attempts (application %s)",
                            job.subject(), job.attempts(), job.clientUuid());
                    jobs(session).done(job.id());
                } else {
                    jobs(session)
                            .again(job.id(), clock.getAsLong() + job.pause().toMillis());
                }
            });
        }
    }

    /** False where it has to be tried again. */
    private boolean work(KeycloakSession session, SessionEndJob job) {
        @Nullable RealmModel realm = session.realms().getRealm(job.realmId());
        boolean done = true;
        if (realm != null) {
            session.getContext().setRealm(realm);
            if (job.clientUuid() == null) {
                removeSessions(session, realm, job);
            } else {
                @Nullable ClientModel client = session.clients().getClientById(realm, job.clientUuid());
                done = client == null || new LogoutSender(session).send(client, String.valueOf(job.logoutClaims()));
            }
        }
        if (done) {
            jobs(session).done(job.id());
        }
        return done;
    }

    private void removeSessions(KeycloakSession session, RealmModel realm, SessionEndJob job) {
        @Nullable UserModel person = session.users().getUserById(realm, job.subject());
        if (person == null) {
            return; // deleted meanwhile, and with them their sessions
        }
        LogoutTokens logouts = new LogoutTokens(session, realm);
        logouts.ofPerson(person)
                .forEach(logout -> jobs(session)
                        .add(job.realmId(), job.subject(), logout.clientUuid(), logout.claims(), clock.getAsLong()));
        SamlLogouts saml = new SamlLogouts(session, realm);
        List<UserSessionModel> online =
                session.sessions().getUserSessionsStream(realm, person).toList();
        List<UserSessionModel> offline =
                session.sessions().getOfflineUserSessionsStream(realm, person).toList();
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
