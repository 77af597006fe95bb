package io.stagedoor.signals.delivery;

import io.stagedoor.signals.running.Loop;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Deletes signals that concern nothing that lives. A feed needs a quarter of an hour; the rest of the day is for people who ask what happened. */
final class Retention {

    static final Duration KEPT = Duration.ofDays(1);
    private static final int BATCH = 1000;
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Database database;
    private final LongSupplier clock;
    private final Loop loop = new Loop("stagedoor-signal-retention", EVERY.toMillis(), this::round);

    Retention(Database database, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    /** In short transactions: nobody waits for this. Two nodes at it at once do each other's work. */
    private void round() {
        long before = clock.getAsLong() - KEPT.toMillis();
        int deleted;
        do {
            deleted = database.signals(log -> log.deleteBefore(before, BATCH));
        } while (deleted == BATCH);
    }
}
