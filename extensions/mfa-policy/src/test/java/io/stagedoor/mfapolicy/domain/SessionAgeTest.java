package io.stagedoor.mfapolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionAgeTest {

    private static final Instant BEGAN = Instant.parse("2026-11-23T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void lastsAsLongAsItMayHoweverOftenItIsUsed() {
        SessionAge age = new SessionAge(BEGAN, BEGAN.plusSeconds(3599));
        Instant end = BEGAN.plus(HOUR);
        assertThat(age.end(asked(HOUR, null))).contains(end);
        assertThat(age.isOver(asked(HOUR, null), end.minusMillis(1))).isFalse();
        assertThat(age.isOver(asked(HOUR, null), end)).isTrue();
    }

    @Test
    void isOverOnceNobodyHasUsedItForTooLong() {
        SessionAge age = new SessionAge(BEGAN, BEGAN.plusSeconds(600));
        Instant end = BEGAN.plusSeconds(660);
        assertThat(age.isOver(asked(null, MINUTE), end.minusMillis(1))).isFalse();
        assertThat(age.isOver(asked(null, MINUTE), end)).isTrue();
    }

    @Test
    void whicheverComesFirst() {
        SessionAge age = new SessionAge(BEGAN, BEGAN.plusSeconds(3570));
        assertThat(age.end(asked(HOUR, MINUTE))).contains(BEGAN.plus(HOUR));
        assertThat(new SessionAge(BEGAN, BEGAN.plusSeconds(10)).end(asked(HOUR, MINUTE)))
                .contains(BEGAN.plusSeconds(70));
    }

    @Test
    void whoeverHasJustSignedInAgainHasUsedIt() {
        SessionAge age = new SessionAge(BEGAN, BEGAN.minusSeconds(7200));
        assertThat(age.isOver(asked(HOUR, MINUTE), BEGAN)).isFalse();
    }

    @Test
    void hasNoEndWherePoliciesSayNothing() {
        SessionAge age = new SessionAge(BEGAN, BEGAN);
        assertThat(age.end(Requirement.NOTHING)).isEmpty();
        assertThat(age.isOver(Requirement.NOTHING, Instant.MAX)).isFalse();
    }

    private static Requirement asked(@Nullable Duration length, @Nullable Duration idle) {
        return new Requirement(0, Factor.ALL, null, length, idle, null, Set.of());
    }
}
