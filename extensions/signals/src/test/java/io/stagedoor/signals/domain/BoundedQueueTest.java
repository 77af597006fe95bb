package io.stagedoor.signals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundedQueueTest {

    private final AtomicInteger gone = new AtomicInteger();
    private final BoundedQueue<String> queue = new BoundedQueue<>(3, gone::incrementAndGet);
    private final Reader reader = new Reader();

    @Test
    void handsOverInOrderAndOnlyWhatWasAskedFor() {
        queue.subscribe(reader);
        queue.offer("a");
        queue.offer("b");
        assertThat(reader.got).isEmpty();
        reader.ask(1);
        assertThat(reader.got).containsExactly("a");
        reader.ask(5);
        queue.offer("c");
        assertThat(reader.got).containsExactly("a", "b", "c");
    }

    @Test
    void keepsWhatIsOfferedBeforeTheReaderComes() {
        queue.offer("a");
        queue.subscribe(reader);
        reader.ask(1);
        assertThat(reader.got).containsExactly("a");
    }

    @Test
    void refusesWhatWouldBeTooMuchAndNeverWaits() {
        queue.subscribe(reader);
        assertThat(queue.offer("a") && queue.offer("b") && queue.offer("c")).isTrue();
        assertThat(queue.offer("d")).isFalse();
        assertThat(queue.room()).isZero();
    }

    @Test
    void closesBehindTheLastWord() {
        queue.subscribe(reader);
        queue.offer("a");
        queue.finish("end");
        assertThat(queue.offer("late")).isFalse();
        reader.ask(9);
        assertThat(reader.got).containsExactly("a", "end");
        assertThat(reader.completed).isTrue();
        assertThat(gone).hasValue(1);
    }

    @Test
    void theLastWordMayReplaceWhatWaits() {
        queue.subscribe(reader);
        queue.offer("a");
        queue.finishInstead("end");
        reader.ask(9);
        assertThat(reader.got).containsExactly("end");
    }

    @Test
    void aReaderThatTakesNothingIsLetGoWithAnError() {
        queue.subscribe(reader);
        queue.offer("a");
        queue.abandon(new IllegalStateException("too slow"));
        assertThat(reader.failure).hasMessage("too slow");
        assertThat(queue.isEmpty()).isTrue();
        assertThat(gone).hasValue(1);
    }

    @Test
    void aReaderThatGoesAwayIsNoticedOnce() {
        queue.subscribe(reader);
        reader.leave();
        reader.leave();
        assertThat(queue.offer("a")).isFalse();
        assertThat(gone).hasValue(1);
    }

    @Test
    void whatIsOfferedWhileHandingOverComesAfterAndNotInside() {
        queue.subscribe(reader);
        reader.whenFirst = () -> queue.offer("b");
        reader.ask(9);
        queue.offer("a");
        assertThat(reader.got).containsExactly("a", "b");
        assertThat(reader.deepest).isEqualTo(1);
    }

    private static final class Reader implements Flow.Subscriber<String> {
        final List<String> got = new ArrayList<>();
        boolean completed;

        @Nullable
        Throwable failure;

        @Nullable
        Runnable whenFirst;

        int deepest;
        private int depth;
        private Flow.@Nullable Subscription subscription;

        void ask(long more) {
            Objects.requireNonNull(subscription).request(more);
        }

        void leave() {
            Objects.requireNonNull(subscription).cancel();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(String item) {
            deepest = Math.max(deepest, ++depth);
            got.add(item);
            Runnable first = whenFirst;
            if (first != null) {
                whenFirst = null;
                first.run();
            }
            depth--;
        }

        @Override
        public void onError(Throwable problem) {
            failure = problem;
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
