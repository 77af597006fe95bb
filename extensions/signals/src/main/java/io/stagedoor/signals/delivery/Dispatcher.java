package io.stagedoor.signals.delivery;

import io.stagedoor.signals.running.Loop;
import io.stagedoor.signals.store.SignalTable;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Gives positions to what has been committed. Every node has one; the lock of the cursor's row makes them take turns. It also looks by
 * itself, so that nothing waits for a node that died between its commit and its wake-up call.
 */
final class Dispatcher {

    private static final int BATCH = 500;
    private static final long POLL_MILLIS = 400;

    private final Database database;
    private final LongSupplier clock;
    private final Runnable whenDispatched;
    private final Loop loop = new Loop("stagedoor-signal-dispatcher", POLL_MILLIS, this::dispatch);

    /** @param whenDispatched called after the commit of each batch */
    Dispatcher(Database database, LongSupplier clock, Runnable whenDispatched) {
        this.database = database;
        this.clock = clock;
        this.whenDispatched = whenDispatched;
    }

    void start() {
        loop.start();
    }

    void wake() {
        loop.wake();
    }

    void stop() {
        loop.stop();
    }

    /** Until nothing waits. */
    void dispatch() {
        List<String> realms = database.signals(SignalTable::realmsWaiting);
        for (String realmId : realms) {
            int given;
            do {
                given = database.signals(log -> log.dispatch(realmId, BATCH, clock.getAsLong()));
                if (given > 0) {
                    whenDispatched.run();
                }
            } while (given == BATCH);
        }
    }
}
