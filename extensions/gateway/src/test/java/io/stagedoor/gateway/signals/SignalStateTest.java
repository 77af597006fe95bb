package io.stagedoor.gateway.signals;

import static io.stagedoor.gateway.PrincipalMother.maya;
import static io.stagedoor.gateway.TokenMother.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalStateTest {

    private static final Duration KEPT = Duration.ofMinutes(16); // window and skew

    private final AdjustableClock clock = new AdjustableClock(NOW);

    private static Signal sessionEnded(String session, Instant at) {
        return new Signal(
                "session-ended", at.toEpochMilli(), null, null, "maya", session, null, null, null, null, true);
    }

    private static Signal disabled(String organization, Instant at) {
        return new Signal(
                "organization-disabled",
                at.toEpochMilli(),
                organization,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    /** The figure of the README. Fails where somebody makes entries objects. */
    @Test
    void takesLittleForAMillionSignals() {
        SignalState state = new SignalState(SignalState.DEFAULT_LIMIT, clock);
        for (int i = 0; i < 1_000_000; i++) {
            state.apply(sessionEnded("session-" + i, NOW));
        }
        assertThat(state.entries()).isEqualTo(1_000_000);
        assertThat(state.bytes()).isLessThanOrEqualTo(41_000_000);
        assertThat(state.ends(maya().session("session-999999").build())).isTrue();
        assertThat(state.ends(maya().session("session-0").build())).isTrue();
        assertThat(state.ends(maya().session("session-1000000").build())).isFalse();
    }

    @Test
    void forgetsWhatConcernsExpiredTokensOnlyAndNotASecondBefore() {
        SignalState state = new SignalState(1_000_000, clock);
        for (int i = 0; i < 5000; i++) {
            state.apply(sessionEnded("session-" + i, NOW));
        }
        clock.set(NOW.plus(KEPT));
        state.sweep();
        assertThat(state.entries()).isEqualTo(5000);
        clock.advance(Duration.ofSeconds(2));
        state.sweep();
        assertThat(state.entries()).isZero();
        assertThat(state.bytes()).isLessThan(100_000);
    }

    /** An issuer whose clock is an hour slow: its signals would be expired when they come. */
    @Test
    void keepsSignalsOfAnIssuerWhoseClockIsSlow() {
        SignalState state = new SignalState(1_000_000, clock);
        for (int i = 0; i < 5000; i++) {
            state.apply(sessionEnded("session-" + i, NOW.minusSeconds(3600)));
        }
        state.sweep();
        assertThat(state.entries()).isEqualTo(5000);
        assertThat(state.ends(maya().session("session-0").build())).isTrue();
    }

    @Test
    void keepsSignalsLongerWhereTheIssuerSaysSo() {
        SignalState state = new SignalState(1_000_000, clock);
        state.keepFor(Duration.ofMinutes(30));
        state.keepFor(Duration.ofMinutes(5)); // never shorter
        for (int i = 0; i < 5000; i++) {
            state.apply(sessionEnded("session-" + i, NOW));
        }
        clock.set(NOW.plus(Duration.ofMinutes(31)));
        state.sweep();
        assertThat(state.entries()).isEqualTo(5000);
    }

    @Test
    void atTheLimitEndsMoreThanAskedForAndNeverLess() {
        SignalState state = new SignalState(100, clock);
        for (int i = 0; i < 101; i++) {
            state.apply(sessionEnded("session-" + i, NOW));
        }
        assertThat(state.isOverLimit()).isTrue();
        for (int i = 0; i < 101; i++) {
            assertThat(state.ends(maya().session("session-" + i).build())).isTrue();
        }
        assertThat(state.ends(maya().session("innocent").build()))
                .as("everybody's")
                .isTrue();
        Instant healed = NOW.plus(SignalState.MARGIN).plusSeconds(1);
        assertThat(state.ends(maya().session("innocent").issuedAt(healed).build()))
                .isFalse();
        assertThat(state.bytes()).isLessThan(100_000);
        clock.set(NOW.plus(KEPT).plusSeconds(60));
        assertThat(state.isOverLimit()).isFalse();
    }

    @Test
    void atTheLimitStillRaisesWhatItHas() {
        SignalState state = new SignalState(1, clock);
        state.apply(disabled("org-42", NOW));
        state.apply(disabled("org-42", NOW.plusSeconds(5)));
        assertThat(state.isOverLimit()).isFalse();
        assertThat(state.ends(maya().issuedAt(NOW.plusSeconds(5)).build())).isTrue();
    }

    @Test
    void makesRoomForNewSignalsOnceOldOnesAreOfNoUse() {
        SignalState state = new SignalState(100, clock);
        for (int i = 0; i < 100; i++) {
            state.apply(sessionEnded("old-" + i, NOW));
        }
        clock.set(NOW.plus(KEPT).plusSeconds(2));
        state.apply(sessionEnded("new", clock.instant()));
        assertThat(state.isOverLimit()).isFalse();
        assertThat(state.ends(maya().session("new").build())).isTrue();
    }

    @Test
    void aMomentFarAheadOverflowsNothing() {
        SignalState state = new SignalState(1, clock);
        state.apply(disabled("org-42", Instant.ofEpochMilli(Long.MAX_VALUE)));
        state.apply(disabled("org-43", Instant.ofEpochMilli(Long.MAX_VALUE)));
        state.sweep();
        assertThat(state.ends(maya().issuedAt(NOW.plusSeconds(1_000_000)).build()))
                .isTrue();
        assertThat(state.isOverLimit()).isTrue();
    }

    @Test
    void whatWasKnownHoldsUntilTheNewBeginningIsComplete() {
        SignalState state = new SignalState(1000, clock);
        state.apply(sessionEnded("before", NOW));
        state.beginAfresh(Coverage.REALM);
        assertThat(state.ends(maya().session("before").build())).isTrue();
        state.apply(sessionEnded("window", NOW));
        assertThat(state.ends(maya().session("window").build())).isTrue();
        assertThat(state.ends(maya().session("before").build())).isTrue();
        state.complete();
        assertThat(state.ends(maya().session("window").build())).isTrue();
        assertThat(state.ends(maya().session("before").build())).isFalse();
    }

    /** Readers run while the writer makes tables larger, sweeps and begins afresh; none may miss what was written before. */
    @Test
    void readersSeeWhatWasWrittenWhateverTheWriterDoesMeanwhile() throws InterruptedException {
        SignalState state = new SignalState(1_000_000, clock);
        AtomicInteger written = new AtomicInteger(-1);
        AtomicReference<@Nullable String> missed = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform().start(() -> {
            ready.countDown();
            int last = 0;
            while (last < 59_999 && missed.get() == null) {
                last = Math.max(0, written.get());
                if (written.get() >= 0
                        && !state.ends(maya().session("session-" + last).build())) {
                    missed.set("session-" + last);
                }
            }
        });
        ready.await();
        for (int i = 0; i < 60_000; i++) {
            state.apply(sessionEnded("session-" + i, NOW));
            written.set(i);
            if (i % 9000 == 8999) {
                state.sweep();
            }
        }
        reader.join();
        assertThat(missed.get()).isNull();
    }

    @Test
    void hashesAsItsAuthorsDo() {
        // test vector of the reference implementation: key 00..0f, message 00..0e
        byte[] message = new byte[15];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) i;
        }
        KeyedHash hash = new KeyedHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
        assertThat(hash.of(message)).isEqualTo(new KeyedHash.Hash(0x11a8b03399e99354L, 0xd9c3cf970fec087eL));
    }
}
