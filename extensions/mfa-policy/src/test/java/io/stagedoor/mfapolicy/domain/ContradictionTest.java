package io.stagedoor.mfapolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContradictionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aLevelAndItsAgeAreApplied() {
        assertThat(Contradiction.in(of(FromWhere.ANYWHERE, require(2, HOUR, null, 0, null))))
                .isEmpty();
        assertThat(Contradiction.in(of(FromWhere.ANYWHERE, require(1, HOUR, null, 0, null))))
                .isEmpty();
        assertThat(Contradiction.in(of(FromWhere.ANYWHERE, new Effect.Refuse())))
                .isEmpty();
    }

    @Test
    void sessionsRememberedDevicesAndTermsAreApplied() {
        FromWhere known = new FromWhere(Set.of(), Set.of(), Device.KNOWN);
        assertThat(Contradiction.in(of(known, new Effect.Refuse()))).isEmpty();
        assertThat(Contradiction.in(of(FromWhere.ANYWHERE, require(2, null, HOUR, 0, null))))
                .isEmpty();
        assertThat(Contradiction.in(of(FromWhere.ANYWHERE, require(2, null, null, 7, null))))
                .isEmpty();
        assertThat(Contradiction.in(of(FromWhere.ANYWHERE, require(2, null, null, 0, "v2"))))
                .isEmpty();
    }

    @Test
    void whatStandsAgainstItselfIsNamed() {
        assertThat(Contradiction.in(of(FromWhere.ANYWHERE, require(3, null, null, 7, null))))
                .hasValueSatisfying(text -> assertThat(text).contains("device"));
    }

    private static Effect require(
            int level, @Nullable Duration age, @Nullable Duration session, int days, @Nullable String terms) {
        return new Effect.Require(level, Set.of(), age, session, null, days, terms);
    }

    private static AccessPolicy of(FromWhere place, Effect effect) {
        return new AccessPolicy(
                "p", "P", PolicyState.ENFORCED, Who.EVERYONE, WhereTo.ANYTHING, place, When.ALWAYS, effect, Grace.NONE);
    }
}
