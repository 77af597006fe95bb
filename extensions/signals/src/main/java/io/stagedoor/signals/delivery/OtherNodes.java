package io.stagedoor.signals.delivery;

import io.stagedoor.signals.running.Loop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;

/** Wakes the other nodes' feeds. On a thread of its own: a node that does not answer must not hold up the dispatcher. */
final class OtherNodes {

    private static final Logger LOG = Logger.getLogger(OtherNodes.class);
    private static final long IDLE_MILLIS = 60_000;

    private final Database database;
    private final AtomicBoolean due = new AtomicBoolean();
    private final Loop loop = new Loop("stagedoor-signal-announcer", IDLE_MILLIS, this::announce);

    OtherNodes(Database database) {
        this.database = database;
    }

    /** @param whenToldByOthers called on a thread of the cluster's */
    void start(Runnable whenToldByOthers) {
        database.call(session -> {
            cluster(session).registerListener(SignalsDispatched.KEY, event -> {
                LOG.debug("another node has dispatched signals");
                whenToldByOthers.run();
            });
            return true;
        });
        loop.start();
    }

    void dispatched() {
        due.set(true);
        loop.wake();
    }

    void stop() {
        loop.stop();
    }

    private void announce() {
        if (due.getAndSet(false)) {
            database.call(session -> {
                cluster(session).notify(SignalsDispatched.KEY, new SignalsDispatched(), true);
                return true;
            });
        }
    }

    private static ClusterProvider cluster(KeycloakSession session) {
        return session.getProvider(ClusterProvider.class);
    }
}
