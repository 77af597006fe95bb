package io.stagedoor.signals.ending;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.domain.SessionEndJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogoutLinesTest {

    private final Waiting waiting = new Waiting();
    private final AtomicLong nanos = new AtomicLong();
    private final Semaphore over = new Semaphore(0);
    private final CountDownLatch forever = new CountDownLatch(1);
    private LogoutLines lines = lines(job -> true);

    @AfterEach
    void stop() {
        lines.stop();
    }

    @Test
    void aDrippingApplicationDelaysNobodyElse() throws Exception {
        LogoutPost post = new LogoutPost(Duration.ofMinutes(5));
        try (Receiver dripping = Receiver.dripping();
                Receiver quick = Receiver.answering(204);
                CloseableHttpClient http = HttpClients.createDefault()) {
            lines = lines(job -> {
                Receiver whose = "dripping".equals(job.clientUuid()) ? dripping : quick;
                try {
                    return post.status(http, whose.address(), "token") == 204;
                } catch (IOException e) {
                    return false;
                }
            });
            waiting.add("dripping", 50);
            lines.round();
            dripping.asked.await();
            waiting.add("quick", 3);

            lines.round();
            over.acquire();

            assertThat(waiting.done).extracting(SessionEndJob::clientUuid).containsExactly("quick", "quick", "quick");
            assertThat(waiting.failed).isEmpty();
            lines.stop();
        } finally {
            post.close();
        }
    }

    @Test
    void manySlowApplicationsTakeNoMoreThanTheirPlaces() throws Exception {
        CountDownLatch begun = new CountDownLatch(LogoutLines.MOST_AT_ONCE);
        lines = lines(job -> {
            begun.countDown();
            return isOver();
        });
        for (int i = 0; i < LogoutLines.MOST_AT_ONCE + 5; i++) {
            waiting.add("slow-" + i, 1);
        }
        lines.round();
        begun.await();
        lines.round();

        assertThat(waiting.untouched()).isEqualTo(5);
        forever.countDown();
        over.acquire(LogoutLines.MOST_AT_ONCE);
        lines.round();
        over.acquire(5);
        assertThat(waiting.done).hasSize(LogoutLines.MOST_AT_ONCE + 5);
    }

    /** One connection to it at a time, however much it is to be told. */
    @Test
    void anApplicationHasOneLine() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        lines = lines(job -> {
            begun.countDown();
            return isOver();
        });
        waiting.add("slow", 2 * Waiting.BATCH);
        lines.round();
        begun.await();

        lines.round();

        assertThat(waiting.untouched()).isEqualTo(Waiting.BATCH);
    }

    @Test
    void anApplicationThatFailsOnceIsLeftAloneWithTheRest() throws Exception {
        lines = lines(job -> false);
        waiting.add("ill", 3);

        lines.round();
        over.acquire();

        assertThat(waiting.failed).hasSize(1);
        assertThat(waiting.givenBack).hasSize(2);
        assertThat(waiting.done).isEmpty();
    }

    @Test
    void aBugAtOneApplicationIsAFailedAttemptThere() throws Exception {
        lines = lines(job -> {
            throw new IllegalStateException("a token that cannot be made");
        });
        waiting.add("odd", 1);

        lines.round();
        over.acquire();

        assertThat(waiting.failed).hasSize(1);
    }

    @Test
    void aLineThatHasTakenItsTimeMakesRoom() throws Exception {
        lines = lines(job -> nanos.addAndGet(TimeUnit.SECONDS.toNanos(8)) > 0);
        waiting.add("slow", 5);

        lines.round();
        over.acquire();

        assertThat(waiting.done).describedAs("8, 16 and 24 seconds").hasSize(3);
        assertThat(waiting.givenBack).hasSize(2);
    }

    private boolean isOver() {
        try {
            forever.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private LogoutLines lines(Predicate<SessionEndJob> delivery) {
        return new LogoutLines(
                waiting,
                job -> delivery.test(job) ? LogoutAnswer.ACKNOWLEDGED : LogoutAnswer.AGAIN,
                nanos::get,
                over::release);
    }

    /** The table, in memory. */
    private static final class Waiting implements LogoutJobs {

        static final int BATCH = 10;

        final List<SessionEndJob> done = new ArrayList<>();
        final List<SessionEndJob> failed = new ArrayList<>();
        final List<SessionEndJob> givenBack = new ArrayList<>();
        private final Map<String, List<SessionEndJob>> due = new LinkedHashMap<>();

        synchronized void add(String application, int many) {
            for (int i = 0; i < many; i++) {
                due.computeIfAbsent(application, name -> new ArrayList<>())
                        .add(new SessionEndJob(i, "r", "maya", application, "{}", 1));
            }
        }

        synchronized int untouched() {
            return due.values().stream().mapToInt(List::size).sum();
        }

        @Override
        public synchronized List<String> dueApplications(Set<String> except, int most) {
            return due.keySet().stream()
                    .filter(name -> !except.contains(name))
                    .limit(most)
                    .toList();
        }

        @Override
        public synchronized List<SessionEndJob> take(String application) {
            List<SessionEndJob> all = due.getOrDefault(application, List.of());
            List<SessionEndJob> taken = List.copyOf(all.subList(0, Math.min(BATCH, all.size())));
            all.removeAll(taken);
            if (all.isEmpty()) {
                due.remove(application);
            }
            return taken;
        }

        @Override
        public synchronized void done(SessionEndJob job, boolean acknowledged) {
            done.add(job);
        }

        @Override
        public synchronized void failed(SessionEndJob job) {
            failed.add(job);
        }

        @Override
        public synchronized void untried(List<SessionEndJob> jobs) {
            givenBack.addAll(jobs);
        }
    }
}
