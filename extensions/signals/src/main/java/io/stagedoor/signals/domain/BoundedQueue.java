package io.stagedoor.signals.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has not taken yet. Never waits for the reader and never holds more than its capacity: whoever offers is told that
 * it is full, and gives the reader up.
 */
public final class BoundedQueue<T> implements Flow.Publisher<T>, Flow.Subscription {

    private final int capacity;
    private final Runnable whenGone;
    private final Deque<T> waiting = new ArrayDeque<>();
    private Flow.@Nullable Subscriber<? super T> reader;
    private long demand;
    private long taken;
    private boolean finished;
    private boolean gone;
    private boolean handingOver;

    /** @param whenGone called once, when the reader has gone away or has been let go */
    public BoundedQueue(int capacity, Runnable whenGone) {
        this.capacity = capacity;
        this.whenGone = whenGone;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        synchronized (this) {
            if (reader != null) {
                throw new IllegalStateException("one reader");
            }
            reader = subscriber;
        }
        subscriber.onSubscribe(this);
        handOver();
    }

    /** False where it is full, or nothing can be said any more. */
    public boolean offer(T item) {
        synchronized (this) {
            if (finished || gone || waiting.size() >= capacity) {
                return false;
            }
            waiting.add(item);
        }
        handOver();
        return true;
    }

    /** A last word behind everything that waits. */
    public void finish(T last) {
        synchronized (this) {
            if (finished || gone) {
                return;
            }
            waiting.add(last);
            finished = true;
        }
        handOver();
    }

    /** A last word instead of everything that waits. */
    public void finishInstead(T last) {
        synchronized (this) {
            if (finished || gone) {
                return;
            }
            waiting.clear();
            waiting.add(last);
            finished = true;
        }
        handOver();
    }

    /** Lets a reader go that takes nothing: what waits is thrown away, and the connection is reset. */
    public void abandon(Throwable why) {
        Flow.@Nullable Subscriber<? super T> left;
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
            waiting.clear();
            left = reader;
        }
        whenGone.run();
        if (left != null) {
            left.onError(why);
        }
    }

    public synchronized int room() {
        return finished || gone ? 0 : capacity - waiting.size();
    }

    public synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether the last word has been said, if not yet taken. */
    public synchronized boolean isFinished() {
        return finished;
    }

    public synchronized boolean isGone() {
        return gone;
    }

    /** How many items the reader has taken: the same twice while something waits means that it is stuck. */
    public synchronized long taken() {
        return taken;
    }

    @Override
    public void request(long more) {
        synchronized (this) {
            demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
        }
        handOver();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            if (gone) {
                return;
            }
            gone = true;
            waiting.clear();
        }
        whenGone.run();
    }

    /** One thread at a time hands over; what others add meanwhile it finds on its next round. */
    private void handOver() {
        while (true) {
            Flow.Subscriber<? super T> to;
            @Nullable T item;
            synchronized (this) {
                if (handingOver || gone || reader == null) {
                    return;
                }
                boolean over = finished && waiting.isEmpty();
                if (!over && (demand == 0 || waiting.isEmpty())) {
                    return;
                }
                to = reader;
                if (over) {
                    gone = true;
                    item = null;
                } else {
                    item = waiting.poll();
                    demand--;
                    taken++;
                    handingOver = true;
                }
            }
            if (item == null) {
                whenGone.run();
                to.onComplete();
                return;
            }
            try {
                to.onNext(item);
            } finally {
                synchronized (this) {
                    handingOver = false;
                }
            }
        }
    }
}
