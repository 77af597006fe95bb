package io.stagedoor.provisioning.spi;

import io.stagedoor.provisioning.change.Following;
import io.stagedoor.provisioning.change.Lettering;
import io.stagedoor.provisioning.change.Proceeding;
import io.stagedoor.provisioning.change.Running;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;

/** Goes on with what departures have begun; every node has one, and every step may be repeated. */
final class Worker {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final long EVERY_MILLIS = 300;

    /** What nobody waits for at a gateway is looked for every so many rounds. */
    private static final int SELDOM = 4;

    private static final long SELDOM_MILLIS = SELDOM * EVERY_MILLIS;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stagedoor-provisioning-", 0).daemon().factory());
    private final Proceeding proceeding;
    private final Running running;
    private final Following following;
    private final Lettering lettering;
    /** A mail server may take its time; what has to end does not wait for it. */
    private final ScheduledExecutorService letters = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stagedoor-brake-letters-", 0).daemon().factory());

    private boolean failing;
    private int rounds;

    Worker(KeycloakSessionFactory factory, LongSupplier clock) {
        this.proceeding = new Proceeding(factory, clock);
        this.running = new Running(factory, clock);
        this.following = new Following(factory);
        this.lettering = new Lettering(factory, clock);
    }

    void start() {
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::round, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        Future<?> unusedToo =
                letters.scheduleWithFixedDelay(this::write, SELDOM_MILLIS, SELDOM_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
        letters.shutdownNow();
    }

    private void write() {
        try {
            lettering.round();
        } catch (RuntimeException | Error e) {
            LOG.warnf("letters of the brake: a round failed, the next follows: %s", e.toString());
        }
    }

    /** The thread outlives a database that is away: said once in full, then in one line each. */
    private void round() {
        try {
            proceeding.round();
            if (rounds++ % SELDOM == 0) {
                running.round();
                following.round();
            }
            failing = false;
        } catch (RuntimeException | Error e) {
            if (failing) {
                LOG.warnf("provisioning: still failing: %s", e.toString());
            } else {
                LOG.error("provisioning: a round failed, the next follows", e);
            }
            failing = true;
        }
    }
}
