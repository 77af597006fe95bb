package io.stagedoor.signals.ending;

import io.stagedoor.signals.domain.SessionEndJob;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Tells each application in a line of its own, so that a slow one delays nobody but itself. A line that has taken its time makes room
 * and stands in again behind the others, and one that fails waits: not even many slow applications keep the rest waiting for long.
 */
final class LogoutLines {

    static final int MOST_AT_ONCE = 32;

    private static final Logger LOG = Logger.getLogger(LogoutLines.class);
    private static final Duration TURN = Duration.ofSeconds(20);

    private final LogoutJobs jobs;
    private final Function<SessionEndJob, LogoutAnswer> delivery;
    private final LongSupplier nanos;
    private final Runnable whenOver;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stagedoor-logouts-", 0).factory());

    /**
     * None at work yet.
     *
     * @param delivery tells an application
     * @param nanos a clock that nobody sets
     * @param whenOver is run when a line has ended, since more may be due
     */
    LogoutLines(
            LogoutJobs jobs, Function<SessionEndJob, LogoutAnswer> delivery, LongSupplier nanos, Runnable whenOver) {
        this.jobs = jobs;
        this.delivery = delivery;
        this.nanos = nanos;
        this.whenOver = whenOver;
    }

    /** Starts lines for what is due. Never waits for an application; one thread calls. */
    void round() {
        int free = MOST_AT_ONCE - busy.size();
        if (free > 0) {
            jobs.dueApplications(Set.copyOf(busy), free).forEach(this::start);
        }
    }

    /** Interrupts what is under way; it comes back on another node or after a restart. */
    void stop() {
        threads.shutdownNow();
    }

    private void start(String application) {
        busy.add(application);
        threads.execute(() -> {
            boolean something = false;
            try {
                something = turn(application);
            } catch (RuntimeException e) {
                LOG.errorf(e, "logouts at application %s: the line broke off", application);
            } finally {
                busy.remove(application);
            }
            if (something) {
                whenOver.run();
            }
        });
    }

    /** False where another node was quicker. */
    private boolean turn(String application) {
        long began = nanos.getAsLong();
        List<SessionEndJob> taken = jobs.take(application);
        for (int i = 0; i < taken.size(); i++) {
            if (nanos.getAsLong() - began > TURN.toNanos()) {
                jobs.untried(taken.subList(i, taken.size()));
                return true;
            }
            SessionEndJob job = taken.get(i);
            LogoutAnswer answer = delivered(job);
            if (answer == LogoutAnswer.AGAIN) {
                jobs.untried(taken.subList(i + 1, taken.size()));
                jobs.failed(job);
                return true;
            }
            jobs.done(job, answer == LogoutAnswer.ACKNOWLEDGED);
        }
        return !taken.isEmpty();
    }

    private LogoutAnswer delivered(SessionEndJob job) {
        try {
            return delivery.apply(job);
        } catch (RuntimeException e) {
            LOG.warnf(e, "a logout at application %s: attempt %d failed", job.clientUuid(), job.attempts());
            return LogoutAnswer.AGAIN;
        }
    }
}
