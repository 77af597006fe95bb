package io.stagedoor.gateway.dpop;

import static io.stagedoor.gateway.TokenMother.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.AdjustableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundedSingleUseTest {

    private final AdjustableClock clock = new AdjustableClock(NOW);
    private final BoundedSingleUse used = new BoundedSingleUse(2, clock);

    @Test
    void takesAnIdOnce() {
        assertThat(used.first("a", NOW.plusSeconds(10))).isTrue();
        assertThat(used.first("a", NOW.plusSeconds(10))).isFalse();
        assertThat(used.first("b", NOW.plusSeconds(10))).isTrue();
    }

    @Test
    void refusesNewIdsWhenFullInsteadOfForgettingOnesThatCouldBeReplayed() {
        used.first("a", NOW.plusSeconds(10));
        used.first("b", NOW.plusSeconds(10));
        assertThat(used.first("c", NOW.plusSeconds(10))).isFalse();
        assertThat(used.first("a", NOW.plusSeconds(10))).isFalse();
    }

    @Test
    void forgetsAnIdAfterItsLastMomentExactly() {
        used.first("a", NOW.plusSeconds(10));
        clock.advance(Duration.ofSeconds(10));
        assertThat(used.first("a", NOW.plusSeconds(20))).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(used.first("a", NOW.plusSeconds(20))).isTrue();
    }

    @Test
    void hasRoomAgainOnceOldIdsAreForgotten() {
        used.first("a", NOW.plusSeconds(10));
        used.first("b", NOW.plusSeconds(10));
        clock.advance(Duration.ofSeconds(11));
        assertThat(used.first("c", NOW.plusSeconds(21))).isTrue();
    }
}
