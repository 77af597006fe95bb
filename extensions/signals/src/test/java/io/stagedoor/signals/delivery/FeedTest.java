package io.stagedoor.signals.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.domain.FeedEvent;
import io.stagedoor.signals.domain.FeedEvent.EndReason;
import io.stagedoor.signals.domain.FeedScope;
import io.stagedoor.signals.domain.LoggedSignal;
import io.stagedoor.signals.domain.Resumption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long EXPIRES = NOW + 300_000;

    private final AtomicInteger gone = new AtomicInteger();
    private final Feed feed = new Feed(
            new FeedReader("r", FeedScope.REALM, "gateway", "service-account", null, EXPIRES),
            new Resumption(10, false),
            NOW,
            gone::incrementAndGet);
    private final List<FeedEvent> got = new ArrayList<>();

    @Test
    void tellsWhatIsNewOnceAndInOrder() {
        read();
        feed.take(List.of(at(10, suspended("a"), NOW), at(11, suspended("b"), NOW)));
        feed.becomeLive();
        feed.take(List.of(at(11, suspended("b"), NOW), at(12, suspended("c"), NOW)));
        assertThat(got).extracting(FeedEvent::name).containsExactly("start", "signal", "caught-up", "signal");
        assertThat(got).extracting(FeedEvent::id).containsExactly(null, 11L, 11L, 12L);
    }

    @Test
    void endsAtTheExactInstantWhenTheTokenExpires() {
        read();
        feed.tick(EXPIRES - 1);
        assertThat(got).hasSize(1);
        feed.tick(EXPIRES);
        assertThat(got).last().isEqualTo(FeedEvent.end(EndReason.TOKEN_EXPIRED));
        assertThat(gone).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("whatEndsAReader")
    void endsWithTheRightOfItsReader(Signal signal) {
        read();
        feed.take(List.of(at(11, signal, NOW)));
        assertThat(got).last().isEqualTo(FeedEvent.end(EndReason.FORBIDDEN));
    }

    static List<Signal> whatEndsAReader() {
        return List.of(
                Signal.membershipEnded("r", "acme", "service-account", 2),
                new Signal(Signal.Type.SESSION_ENDED, "r", null, "service-account", null, null, null, null, 2L, null),
                Signal.allEnded("r", null));
    }

    @Test
    void endsForWhatItsScopeDoesNotShow() {
        Feed scoped = new Feed(
                new FeedReader("r", FeedScope.of(Set.of("acme")), "gateway", "service-account", null, EXPIRES),
                new Resumption(10, false),
                NOW,
                gone::incrementAndGet);
        read(scoped);
        scoped.take(List.of(ofGlobex(11, "somebody-else")));
        assertThat(got).containsExactly(FeedEvent.start(new Resumption(10, false), FeedScope.of(Set.of("acme"))));
        scoped.take(List.of(ofGlobex(12, "service-account")));
        assertThat(got).extracting(FeedEvent::name).containsExactly("start", "end");
    }

    @Test
    void endsWhenTheReaderItselfIsSuspended() {
        read();
        feed.take(List.of(at(11, suspended("gateway"), NOW)));
        assertThat(got).extracting(FeedEvent::name).containsExactly("start", "signal", "end");
        assertThat(got).last().isEqualTo(FeedEvent.end(EndReason.FORBIDDEN));
    }

    @Test
    void aSuspensionOfBeforeIsHistory() {
        read();
        feed.take(List.of(at(11, suspended("gateway"), NOW - 60_000)));
        assertThat(got).extracting(FeedEvent::name).containsExactly("start", "signal");
    }

    @Test
    void aReaderWithoutRoomHearsThatItWasTooSlowAndNothingElse() {
        List<LoggedSignal> many = new ArrayList<>();
        for (int i = 0; i < Feed.CAPACITY + 1; i++) {
            many.add(at(11 + i, suspended("a"), NOW));
        }
        feed.take(many);
        read();
        assertThat(got).containsExactly(FeedEvent.end(EndReason.TOO_SLOW));
    }

    @Test
    void aReaderThatTakesNothingIsToldAfterTenSecondsAndLetGoAfterTwenty() {
        feed.tick(NOW + Feed.PATIENCE_MILLIS - 1);
        assertThat(gone).hasValue(0);
        feed.tick(NOW + Feed.PATIENCE_MILLIS);
        feed.tick(NOW + 2 * Feed.PATIENCE_MILLIS - 1);
        assertThat(gone).hasValue(0);
        feed.tick(NOW + 2 * Feed.PATIENCE_MILLIS);
        assertThat(gone).hasValue(1);
    }

    @Test
    void heartbeatsDoNotPileUp() {
        feed.heartbeat();
        feed.heartbeat();
        read();
        feed.heartbeat();
        assertThat(got).extracting(FeedEvent::name).containsExactly("start", "heartbeat");
    }

    private static Signal suspended(String client) {
        return Signal.clientSuspended("r", null, client, null);
    }

    private static LoggedSignal ofGlobex(long position, String subject) {
        return new LoggedSignal(position, NOW, Signal.membershipEnded("r", "globex", subject, 2), null, null);
    }

    private static LoggedSignal at(long position, Signal signal, long millis) {
        return new LoggedSignal(position, millis, signal, LoggedSignal.EVERYBODY, null);
    }

    private void read() {
        read(feed);
    }

    private void read(Feed open) {
        open.events().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(FeedEvent event) {
                got.add(event);
            }

            @Override
            public void onError(Throwable problem) {}

            @Override
            public void onComplete() {}
        });
    }
}
