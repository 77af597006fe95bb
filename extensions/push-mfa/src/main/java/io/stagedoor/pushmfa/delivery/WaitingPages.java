package io.stagedoor.pushmfa.delivery;

import io.smallrye.mutiny.Multi;
import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Pages of this node that wait for a phone. Each is told once, when the phone has answered or nobody can any more; no thread waits for any of them. What
 * is said here may be lost, what the database says is not: from time to time it is asked for all of them at once.
 */
public final class WaitingPages {

    /** What the database says, and who else has to know. */
    public interface Elsewhere {

        /** Those of these that do not wait any more. */
        Map<Ticket, Standing> over(Collection<Ticket> waiting);

        /** Tells the other nodes; may take its time. */
        void tell(Ticket ticket, Standing standing);
    }

    static final int MOST = 20_000;

    /** So that neither a proxy nor the page takes a silence for the end. */
    static final Duration BEAT = Duration.ofSeconds(10);

    static final Duration LOOK = Duration.ofSeconds(2);
    private static final long TICK_MILLIS = 500;

    /** Nodes that cannot be told learn it from the database. */
    private static final int MOST_TO_TELL = 10_000;

    private static final Logger LOG = Logger.getLogger(WaitingPages.class);

    private final InstantSource clock;
    private final Elsewhere elsewhere;
    private final Map<Ticket, WaitingPage> open = new ConcurrentHashMap<>();
    private final Map<Ticket, Instant> expected = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor ticking = thread("stagedoor-push-pages");
    private final ScheduledThreadPoolExecutor telling = thread("stagedoor-push-nodes");
    private Instant nextLook = Instant.EPOCH;

    public WaitingPages(InstantSource clock, Elsewhere elsewhere) {
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    public void start() {
        var unused = ticking.scheduleWithFixedDelay(this::safely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * A page of this ticket is about to ask, most likely here. That it waits, is then known without the database, until somebody says otherwise.
     *
     * @param until nobody can answer any more
     */
    public void expect(Ticket ticket, Instant until) {
        if (expected.size() < MOST) {
            expected.put(ticket, until);
        }
    }

    /**
     * A page that is expected begins to wait.
     *
     * @return what it is told; empty where the database has to be asked how it stands
     */
    public Optional<Multi<Standing>> openExpected(Ticket ticket) {
        Optional<Multi<Standing>> events = Optional.ofNullable(expected.get(ticket))
                .filter(clock.instant()::isBefore)
                .flatMap(until -> open(ticket, until));
        return expected.containsKey(ticket) ? events : Optional.empty(); // answered before the page was there
    }

    /**
     * A page begins to wait, in the place of another one with the same ticket.
     *
     * @param until nobody can answer any more
     * @return what it is told; empty where this node has as many as it can
     */
    public Optional<Multi<Standing>> open(Ticket ticket, Instant until) {
        if (open.size() >= MOST) {
            return Optional.empty();
        }
        WaitingPage page = new WaitingPage(until, clock.instant().plus(BEAT), self -> open.remove(ticket, self));
        @Nullable WaitingPage before = open.put(ticket, page);
        if (before != null) {
            before.leave();
        }
        page.say(Standing.WAITING);
        return Optional.of(page.events());
    }

    /** It has been answered here. */
    public void answered(Ticket ticket, Standing standing) {
        decided(ticket, standing);
        if (telling.getQueue().size() < MOST_TO_TELL) {
            telling.execute(() -> {
                try {
                    elsewhere.tell(ticket, standing);
                } catch (RuntimeException e) {
                    LOG.debug("other nodes learn of an answer from the database", e);
                }
            });
        }
    }

    /** It has been answered, here or on another node. */
    public void decided(Ticket ticket, Standing standing) {
        expected.remove(ticket); // before the page is looked for: who opens one looks at these in the other order
        @Nullable WaitingPage page = open.get(ticket);
        if (page != null) {
            page.finish(standing);
        }
    }

    public int size() {
        return open.size();
    }

    /** Pages ask another node: this one is about to stop. */
    public void letGo() {
        open.values().forEach(WaitingPage::leave);
    }

    public void stop() {
        ticking.shutdownNow();
        telling.shutdownNow();
        letGo();
    }

    /** One round: what is over ends, what was quiet for long is told that it still waits. */
    void tick() {
        Instant now = clock.instant();
        expected.values().removeIf(until -> !now.isBefore(until));
        for (WaitingPage page : open.values()) {
            page.tick(now, BEAT);
        }
        if (!open.isEmpty() && !now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK);
            List<Ticket> waiting = new ArrayList<>(open.keySet());
            elsewhere.over(waiting).forEach(this::decided);
        }
    }

    /** A database that is away stops nothing. */
    private void safely() {
        try {
            tick();
        } catch (RuntimeException e) {
            LOG.warnf("pages that wait could not be looked at: %s", e.toString());
        }
    }

    private static ScheduledThreadPoolExecutor thread(String name) {
        return new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform().name(name).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy()); // of a node that stops
    }
}
