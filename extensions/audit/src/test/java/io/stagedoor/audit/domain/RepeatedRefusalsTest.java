package io.stagedoor.audit.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.audit.domain.RepeatedRefusals.Refusal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepeatedRefusalsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Refusal REFUSAL = new Refusal("r", "acme", "maya", "console", "CREATE_TEAMS", "no role");

    private final RepeatedRefusals repeated = new RepeatedRefusals();

    @Test
    void theFirstIsWrittenAtOnceAndTheNextAMinuteLaterWithHowManyThereWere() {
        assertThat(repeated.admit(REFUSAL, NOW)).hasValue(0);
        for (int i = 0; i < 500; i++) {
            assertThat(repeated.admit(REFUSAL, NOW.plusSeconds(1))).isEmpty();
        }
        assertThat(repeated.admit(REFUSAL, NOW.plusSeconds(60).minusNanos(1))).isEmpty();
        assertThat(repeated.admit(REFUSAL, NOW.plusSeconds(60))).hasValue(501);
        assertThat(repeated.admit(REFUSAL, NOW.plusSeconds(120))).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource
    void whatDiffersIsWrittenByItself(Refusal other) {
        assertThat(repeated.admit(REFUSAL, NOW)).hasValue(0);
        assertThat(repeated.admit(other, NOW)).hasValue(0);
    }

    static Stream<Refusal> whatDiffersIsWrittenByItself() {
        return Stream.of(
                new Refusal("s", "acme", "maya", "console", "CREATE_TEAMS", "no role"),
                new Refusal("r", "globex", "maya", "console", "CREATE_TEAMS", "no role"),
                new Refusal("r", "acme", "lena", "console", "CREATE_TEAMS", "no role"),
                new Refusal("r", "acme", "maya", "script", "CREATE_TEAMS", "no role"),
                new Refusal("r", "acme", "maya", "console", "READ_AUDIT", "no role"),
                new Refusal("r", "acme", "maya", "console", "CREATE_TEAMS", "not the caller's"));
    }

    /** Memory is bounded; whoever makes it forget is written down more often, not less. */
    @Test
    void forgetsWhoeverItHeardLongestAgo() {
        repeated.admit(REFUSAL, NOW);
        for (int i = 0; i < RepeatedRefusals.REMEMBERED; i++) {
            repeated.admit(new Refusal("r", "acme", "person-" + i, "console", "CREATE_TEAMS", "no role"), NOW);
        }
        assertThat(repeated.admit(REFUSAL, NOW)).hasValue(0);
    }
}
