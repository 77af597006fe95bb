package io.stagedoor.signals.delivery;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.domain.BoundedQueue;
import io.stagedoor.signals.domain.FeedEvent;
import io.stagedoor.signals.domain.FeedEvent.EndReason;
import io.stagedoor.signals.domain.LoggedSignal;
import io.stagedoor.signals.domain.Resumption;
import java.util.List;
import java.util.concurrent.Flow;

/** One open feed. Only the thread of {@link Feeds} moves its position. */
final class Feed {

    /** Events that may wait for one reader. */
    static final int CAPACITY = 4000;

    /** How long a reader may take nothing while something waits. */
    static final long PATIENCE_MILLIS = 10_000;

    /** Between the check of the token and the feed. */
    private static final long WHILE_OPENING_MILLIS = 1000;

    private final FeedReader reader;
    private final BoundedQueue<FeedEvent> queue;
    private final long openedMillis;
    private long position;
    private boolean live;
    private long takenBefore;
    private long takenSinceMillis;

    Feed(FeedReader reader, Resumption from, long nowMillis, Runnable whenGone) {
        this.reader = reader;
        this.queue = new BoundedQueue<>(CAPACITY, whenGone);
        this.position = from.after();
        this.takenSinceMillis = nowMillis;
        this.openedMillis = nowMillis;
        queue.offer(FeedEvent.start(from, reader.scope()));
    }

    Flow.Publisher<FeedEvent> events() {
        return queue;
    }

    String realmId() {
        return reader.realmId();
    }

    FeedReader reader() {
        return reader;
    }

    long position() {
        return position;
    }

    boolean isLive() {
        return live;
    }

    /** How many signals it could take now. */
    int room() {
        return live ? 0 : queue.room() / 2; // the other half is for heartbeats and what comes after
    }

    void take(List<LoggedSignal> signals) {
        for (LoggedSignal logged : signals) {
            if (logged.position() > position) {
                position = logged.position();
                tell(logged);
            }
        }
    }

    private void tell(LoggedSignal logged) {
        boolean over = endsThisReader(logged);
        if (!reader.scope().sees(logged)) {
            if (over) {
                queue.finish(FeedEvent.end(EndReason.FORBIDDEN));
            }
            return;
        }
        if (!queue.offer(FeedEvent.signal(logged.position(), SignalJson.of(logged)))) {
            queue.finishInstead(FeedEvent.end(EndReason.TOO_SLOW));
        } else if (over) {
            queue.finish(FeedEvent.end(EndReason.FORBIDDEN));
        }
    }

    /** What is older than this feed was no reason to refuse it; its token may have been issued since. */
    private boolean endsThisReader(LoggedSignal logged) {
        if (logged.atMillis() < openedMillis - WHILE_OPENING_MILLIS) {
            return false;
        }
        Signal signal = logged.signal();
        return switch (signal.type()) {
            case CLIENT_SUSPENDED -> reader.client().equals(signal.client());
            case PERSON_DISABLED, PERSON_DELETED, SERVICE_ACCOUNT_SUSPENDED, MEMBERSHIP_ENDED ->
                reader.subject().equals(signal.subject());
            case SESSION_ENDED ->
                signal.session() == null
                        ? reader.subject().equals(signal.subject())
                        : signal.session().equals(reader.session());
            case ALL_ENDED -> true;
            default -> false;
        };
    }

    void becomeLive() {
        live = true;
        queue.offer(FeedEvent.caughtUp(position));
    }

    void heartbeat() {
        if (queue.isEmpty()) {
            queue.offer(FeedEvent.heartbeat(position));
        }
    }

    /** Ends what has to end by now. */
    void tick(long nowMillis) {
        if (nowMillis >= reader.expiresAtMillis()) {
            end(EndReason.TOKEN_EXPIRED);
        }
        long taken = queue.taken();
        if (taken != takenBefore || queue.isEmpty()) {
            takenBefore = taken;
            takenSinceMillis = nowMillis;
        } else if (nowMillis - takenSinceMillis >= 2 * PATIENCE_MILLIS) {
            queue.abandon(new TooSlowException());
        } else if (nowMillis - takenSinceMillis >= PATIENCE_MILLIS) {
            queue.finishInstead(FeedEvent.end(EndReason.TOO_SLOW));
        }
    }

    void end(EndReason reason) {
        queue.finish(FeedEvent.end(reason));
    }

    /** Resets the connection of a reader that takes nothing. */
    static final class TooSlowException extends RuntimeException {
        TooSlowException() {
            super("a reader of the signal feed takes nothing: connection reset", null, false, false);
        }
    }
}
