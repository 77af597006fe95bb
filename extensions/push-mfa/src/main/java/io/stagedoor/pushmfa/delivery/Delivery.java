package io.stagedoor.pushmfa.delivery;

import io.stagedoor.pushmfa.delivery.PushSender.Gone;
import io.stagedoor.pushmfa.delivery.PushSender.Later;
import io.stagedoor.pushmfa.delivery.PushSender.Message;
import io.stagedoor.pushmfa.delivery.PushSender.Refused;
import io.stagedoor.pushmfa.delivery.PushSender.Result;
import io.stagedoor.pushmfa.delivery.PushSender.Taken;
import io.stagedoor.pushmfa.domain.Retry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Messages that are under way from this node. Nobody waits for them: where there are too many, or the push service is away, phones whose app is open
 * still ask by themselves.
 */
public final class Delivery {

    /** What becomes of subscriptions. */
    public interface Outcomes {

        void taken(Message message);

        /** It is of no use any more. */
        void gone(Message message);

        void failed(Message message);
    }

    /** Waits on a thread of a message's own. */
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    static final int MOST = 4000;

    /** A service that hangs leaves room for those of others. */
    static final int MOST_OF_ONE_SERVICE = 1000;

    private static final Logger LOG = Logger.getLogger(Delivery.class);

    private final PushSender sender;
    private final Outcomes outcomes;
    private final InstantSource clock;
    private final Pause pause;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> byService = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stagedoor-push-", 0).factory());

    public Delivery(PushSender sender, Outcomes outcomes, InstantSource clock) {
        this(sender, outcomes, clock, Thread::sleep);
    }

    Delivery(PushSender sender, Outcomes outcomes, InstantSource clock, Pause pause) {
        this.sender = sender;
        this.outcomes = outcomes;
        this.clock = clock;
        this.pause = pause;
    }

    /** Returns at once. False where it is dropped because too much is under way. */
    public boolean deliver(Message message) {
        String service = String.valueOf(URI.create(message.endpoint()).getHost());
        boolean tooMany = underWay.incrementAndGet() > MOST;
        tooMany |= byService.merge(service, 1, Integer::sum)
                > MOST_OF_ONE_SERVICE; // counted in any case, as done() takes both back
        if (tooMany) {
            done(service);
            LOG.warnf("a message is not sent: %d are under way to %s", byService.getOrDefault(service, 0), service);
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    run(message);
                } finally {
                    done(service);
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            done(service); // this node stops
            return false;
        }
    }

    /** How many are under way, for tests. */
    int size() {
        return underWay.get();
    }

    public void close() {
        threads.shutdownNow();
        sender.close();
    }

    private void done(String service) {
        underWay.decrementAndGet();
        byService.computeIfPresent(service, (name, count) -> count == 1 ? null : count - 1);
    }

    private void run(Message message) {
        try {
            int tries = 0;
            Optional<Duration> again;
            do {
                tries++;
                again = attempt(message, tries);
                if (again.isPresent()) {
                    pause.of(again.get());
                }
            } while (again.isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // this node stops
        } catch (RuntimeException e) {
            LOG.errorf(e, "a message to a phone could not be sent");
        }
    }

    /** Until when to wait for the next try; empty where there is none. */
    private Optional<Duration> attempt(Message message, int tries) {
        Instant now = clock.instant();
        if (!now.isBefore(message.expiresAt())) {
            return Optional.empty();
        }
        Result result = sender.send(message, Duration.between(now, message.expiresAt()));
        switch (result) {
            case Taken taken -> outcomes.taken(message);
            case Gone gone -> outcomes.gone(message);
            case Refused refused -> outcomes.failed(message);
            case Later later -> {
                Optional<Duration> wait = new Retry(tries, message.expiresAt()).pause(later.after(), clock.instant());
                if (wait.isEmpty()) {
                    outcomes.failed(message);
                }
                return wait;
            }
        }
        return Optional.empty();
    }
}
