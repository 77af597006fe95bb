package io.stagedoor.pushmfa.domain;

import static io.stagedoor.pushmfa.domain.Challenges.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.pushmfa.domain.Fatigue.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FatigueTest {

    @Test
    void threeMayWaitAtOnce() {
        assertThat(new Fatigue(2, 2, Instant.EPOCH).at(NOW)).isEqualTo(Verdict.ASK);
        assertThat(new Fatigue(3, 3, Instant.EPOCH).at(NOW)).isEqualTo(Verdict.TOO_MANY);
    }

    @Test
    void tenMayBeAskedInAnHour() {
        assertThat(new Fatigue(0, 9, Instant.EPOCH).at(NOW)).isEqualTo(Verdict.ASK);
        assertThat(new Fatigue(0, 10, Instant.EPOCH).at(NOW)).isEqualTo(Verdict.TOO_MANY);
    }

    @Test
    void aPauseEndsAtItsInstant() {
        assertThat(new Fatigue(0, 0, NOW.plusMillis(1)).at(NOW)).isEqualTo(Verdict.PAUSED);
        assertThat(new Fatigue(0, 0, NOW).at(NOW)).isEqualTo(Verdict.ASK);
    }
}
