package io.stagedoor.signals.running;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** One thread that does its round when it is woken, and at least every so often. */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final long everyMillis;
    private final Runnable round;
    private final Thread thread;
    private boolean woken;
    private boolean stopped;
    private boolean failing;

    /** {@code round} must not keep state that a failure could spoil. */
    public Loop(String name, long everyMillis, Runnable round) {
        this.everyMillis = everyMillis;
        this.round = round;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** The next round starts at once, or as soon as the present one is over. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void stop() {
        lock.lock();
        try {
            stopped = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (pause()) {
            try {
                round.run();
                failing = false;
            } catch (RuntimeException | Error e) {
                // The thread outlives a database that is away: said once in full, then in one line each.
                if (failing) {
                    LOG.warnf("%s: still failing: %s", thread.getName(), e.toString());
                } else {
                    LOG.errorf(e, "%s: a round failed, the next follows", thread.getName());
                }
                failing = true;
            }
        }
    }

    private boolean pause() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(failing ? Math.max(everyMillis, 1000) : everyMillis);
            while (!stopped && (!woken || failing) && left > 0) {
                left = wake.awaitNanos(left);
            }
            woken = false;
            return !stopped;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }
}
