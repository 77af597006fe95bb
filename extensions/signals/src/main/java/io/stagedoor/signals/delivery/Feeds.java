package io.stagedoor.signals.delivery;

import io.stagedoor.signals.domain.FeedEvent;
import io.stagedoor.signals.domain.FeedEvent.EndReason;
import io.stagedoor.signals.domain.LoggedSignal;
import io.stagedoor.signals.domain.Resumption;
import io.stagedoor.signals.running.Loop;
import io.stagedoor.signals.store.SignalTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that are open on this node. One thread reads the log once for all of them; heartbeats come from that same thread, so that
 * a heartbeat means that the log has really been read.
 */
final class Feeds {

    static final int MOST = 2000;
    private static final int PAGE = 1000;
    private static final long POLL_MILLIS = 250;
    private static final long HEARTBEAT_MILLIS = 1000;

    /** A signal that waits longer than this for its position makes heartbeats stop: the feed is not up to date. */
    private static final long STALLED_MILLIS = 2000;

    private final Database database;
    private final LongSupplier clock;
    private final Set<Feed> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Loop loop = new Loop("stagedoor-signal-feeds", POLL_MILLIS, this::round);
    private long nextHeartbeatMillis;

    private record Waiting(long id, long sinceMillis) {}

    Feeds(Database database, LongSupplier clock) {
        this.database = database;
        this.clock = clock;
    }

    void start() {
        loop.start();
    }

    void wake() {
        if (!open.isEmpty()) {
            loop.wake();
        }
    }

    void stop() {
        endAll();
        loop.stop();
    }

    void endAll() {
        open.forEach(feed -> feed.end(EndReason.SHUTTING_DOWN));
    }

    boolean areFull() {
        return open.size() >= MOST;
    }

    Flow.Publisher<FeedEvent> open(FeedReader reader, Resumption from) {
        Feed[] self = new Feed[1];
        Feed feed = new Feed(reader, from, clock.getAsLong(), () -> open.remove(self[0]));
        self[0] = feed;
        open.add(feed);
        loop.wake();
        return feed.events();
    }

    int size() {
        return open.size();
    }

    private void round() {
        long now = clock.getAsLong();
        open.forEach(feed -> feed.tick(now));
        boolean beat = now >= nextHeartbeatMillis;
        if (beat) {
            nextHeartbeatMillis = now + HEARTBEAT_MILLIS;
        }
        Map<String, List<Feed>> byRealm = open.stream().collect(Collectors.groupingBy(Feed::realmId));
        positions.keySet().retainAll(byRealm.keySet());
        waiting.keySet().retainAll(byRealm.keySet());
        byRealm.forEach((realmId, feeds) -> {
            boolean upToDate = database.signals(log -> {
                tellLive(log, realmId, feeds);
                feeds.stream().filter(feed -> !feed.isLive()).forEach(feed -> tellTheRest(log, feed));
                return !beat || !isStalled(realmId, log.oldestWaiting(realmId), now);
            });
            if (beat && upToDate) {
                feeds.forEach(Feed::heartbeat);
            }
        });
    }

    private void tellLive(SignalTable log, String realmId, List<Feed> feeds) {
        List<Feed> live = feeds.stream().filter(Feed::isLive).toList();
        if (live.isEmpty()) {
            positions.remove(realmId);
            return;
        }
        long position = positions.computeIfAbsent(
                realmId, realm -> live.stream().mapToLong(Feed::position).min().orElseThrow());
        List<LoggedSignal> page;
        do {
            page = log.beyond(realmId, position, PAGE);
            for (Feed feed : live) {
                feed.take(page);
            }
            position = page.isEmpty() ? position : page.getLast().position();
        } while (page.size() == PAGE);
        positions.put(realmId, position);
    }

    /** A feed that is behind takes as much at a time as its reader has taken; it is live once it has reached the end of the log. */
    private void tellTheRest(SignalTable log, Feed feed) {
        int room = Math.min(PAGE, feed.room());
        while (room > 0) {
            List<LoggedSignal> page = log.beyond(feed.realmId(), feed.position(), room);
            feed.take(page);
            if (page.size() < room) {
                feed.becomeLive();
            }
            room = Math.min(PAGE, feed.room());
        }
    }

    private boolean isStalled(String realmId, @Nullable Long oldestWaiting, long now) {
        if (oldestWaiting == null) {
            waiting.remove(realmId);
            return false;
        }
        @Nullable Waiting before = waiting.get(realmId);
        if (before == null || before.id() != oldestWaiting) {
            waiting.put(realmId, new Waiting(oldestWaiting, now));
            return false;
        }
        return now - before.sinceMillis() >= STALLED_MILLIS;
    }
}
