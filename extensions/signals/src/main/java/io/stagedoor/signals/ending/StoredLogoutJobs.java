package io.stagedoor.signals.ending;

import io.stagedoor.signals.domain.SessionEndJob;
import io.stagedoor.signals.store.SessionEndJobs;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** In the table, shared with the other nodes. */
final class StoredLogoutJobs implements LogoutJobs {

    private static final Logger LOG = Logger.getLogger(StoredLogoutJobs.class);
    private static final int BATCH = 10;

    /** Longer than the slowest turn of a line: another node takes over after a crash. */
    private static final long LEASE_MILLIS = 60_000;

    /** What is new need not wait as long as what was tried in vain many times. */
    private static final long LONGEST_SPARED_MILLIS = 60_000;

    private final KeycloakSessionFactory factory;
    private final LongSupplier clock;

    StoredLogoutJobs(KeycloakSessionFactory factory, LongSupplier clock) {
        this.factory = factory;
        this.clock = clock;
    }

    @Override
    public List<String> dueApplications(Set<String> except, int most) {
        return ask(table -> table.dueApplications(clock.getAsLong(), except, most));
    }

    @Override
    public List<SessionEndJob> take(String application) {
        return ask(table -> table.takeOf(application, clock.getAsLong(), LEASE_MILLIS, BATCH));
    }

    @Override
    public void done(SessionEndJob job, boolean acknowledged) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> over(session, job, acknowledged));
    }

    /** Of two who have told it, the one that forgets the job says so. */
    private static void over(KeycloakSession session, SessionEndJob job, boolean acknowledged) {
        if (table(session).done(job.id())) {
            EndWitnesses.of(session).told(job.realmId(), job.subject(), String.valueOf(job.clientUuid()), acknowledged);
        }
    }

    @Override
    public void failed(SessionEndJob job) {
        long now = clock.getAsLong();
        long pause = job.pause().toMillis();
        if (job.isHopeless()) {
            LOG.errorf(
                    "a logout of %s: given up after %d attempts (application %s)",
                    job.subject(), job.attempts(), job.clientUuid());
            done(job, false);
        }
        change(table -> {
            table.spare(String.valueOf(job.clientUuid()), now + Math.min(pause, LONGEST_SPARED_MILLIS));
            table.again(job.id(), now + pause);
        });
    }

    @Override
    public void untried(List<SessionEndJob> jobs) {
        change(table -> jobs.forEach(job -> table.untried(job.id(), clock.getAsLong())));
    }

    private <T> T ask(Function<SessionEndJobs, T> question) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> question.apply(table(session)));
    }

    private static SessionEndJobs table(KeycloakSession session) {
        return new SessionEndJobs(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    private void change(Consumer<SessionEndJobs> change) {
        ask(table -> {
            change.accept(table);
            return true;
        });
    }
}
