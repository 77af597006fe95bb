package io.stagedoor.signals.delivery;

import io.stagedoor.signals.domain.FeedEvent;
import io.stagedoor.signals.domain.Resumption;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/** What this node does for the signal log. */
public final class SignalNode {

    private final Database database;
    private final LongSupplier clock;
    private final Feeds feeds;
    private final Dispatcher dispatcher;
    private final OtherNodes others;
    private final Retention retention;

    /** @param clock milliseconds since 1970 */
    public SignalNode(KeycloakSessionFactory factory, LongSupplier clock) {
        this.database = new Database(factory);
        this.clock = clock;
        this.feeds = new Feeds(database, clock);
        this.others = new OtherNodes(database);
        this.dispatcher = new Dispatcher(database, clock, this::dispatched);
        this.retention = new Retention(database, clock);
    }

    public void start() {
        feeds.start();
        others.start(feeds::wake);
        dispatcher.start();
        retention.start();
    }

    /** Something has been committed here. */
    public void committed() {
        dispatcher.wake();
    }

    private void dispatched() {
        feeds.wake();
        others.dispatched();
    }

    /** Tells every reader to go to another node. */
    public void endFeeds() {
        feeds.endAll();
    }

    public void stop() {
        feeds.stop();
        dispatcher.stop();
        others.stop();
        retention.stop();
    }

    /**
     * Opens a feed.
     *
     * @param lastEventId the header's value
     * @return empty where this node has as many as it can
     */
    public Optional<Flow.Publisher<FeedEvent>> open(FeedReader reader, @Nullable String lastEventId) {
        if (feeds.areFull()) {
            return Optional.empty();
        }
        // What was committed before this request belongs to what 'caught-up' promises.
        dispatcher.dispatch();
        Resumption from = database.signals(log -> {
            long now = clock.getAsLong();
            Long lastSeen = Resumption.position(lastEventId);
            return Resumption.of(
                    lastSeen,
                    log.last(reader.realmId()),
                    lastSeen == null ? null : log.raisedBehind(reader.realmId(), lastSeen),
                    log.firstSince(reader.realmId(), now - Resumption.WINDOW_SECONDS * 1000),
                    now);
        });
        return Optional.of(feeds.open(reader, from));
    }

    /** Open feeds, for metrics and tests. */
    public int feeds() {
        return feeds.size();
    }
}
