package io.stagedoor.mfapolicy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostponedTest {

    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
    private static final Postponed POSTPONED =
            new Postponed("maya", 2, END.getEpochSecond(), Set.of("acme/p1", "/floor"));

    @Test
    void whatWasPutOffGoesOnUntilTheExactInstant() {
        assertThat(POSTPONED.allows("maya", 2, Set.of("acme/p1"), END.minusSeconds(1)))
                .isTrue();
        assertThat(POSTPONED.allows("maya", 2, Set.of("acme/p1"), END)).isFalse();
    }

    @Test
    void itIsNobodyElses() {
        assertThat(POSTPONED.allows("leo", 2, Set.of("acme/p1"), END.minusSeconds(1)))
                .isFalse();
    }

    @Test
    void aPolicyThatAsksForMoreMeanwhileIsNotPutOff() {
        assertThat(POSTPONED.allows("maya", 3, Set.of("acme/p1"), END.minusSeconds(1)))
                .isFalse();
    }

    @Test
    void aPolicyThatIsEnforcedMeanwhileIsNotPutOff() {
        assertThat(POSTPONED.allows("maya", 2, Set.of("acme/p1", "acme/p2"), END.minusSeconds(1)))
                .isFalse();
    }
}
