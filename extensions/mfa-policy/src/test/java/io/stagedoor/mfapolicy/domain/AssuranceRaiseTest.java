package io.stagedoor.mfapolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssuranceRaiseTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final FromWhere OUTSIDE = new FromWhere(Set.of(), Set.of("studio"), Device.ANY);

    @Test
    void nothingIsRaisedByTheSameOrByLess() {
        PolicySet before = set(two(30));
        assertThat(AssuranceRaise.between(before, before)).isFalse();
        assertThat(AssuranceRaise.between(before, PolicySet.EMPTY)).isFalse();
        assertThat(AssuranceRaise.between(before, set(two(60)))).isFalse();
        assertThat(AssuranceRaise.between(set(require(3, Set.of(), null, 0)), before))
                .isFalse();
        assertThat(AssuranceRaise.between(set(require(2, Set.of(), HOUR, 30)), before))
                .isFalse();
        assertThat(AssuranceRaise.between(set(require(2, Set.of(Factor.TOTP), null, 30)), before))
                .isFalse();
    }

    @Test
    void aNewPolicyRaisesWhereItAsksForAFactor() {
        assertThat(AssuranceRaise.between(PolicySet.EMPTY, set(two(30)))).isTrue();
        assertThat(AssuranceRaise.between(PolicySet.EMPTY, set(require(1, Set.of(), null, 0))))
                .isFalse();
        assertThat(AssuranceRaise.between(PolicySet.EMPTY, set(new Effect.Refuse())))
                .isFalse();
    }

    @Test
    void eachStricterPartRaises() {
        PolicySet before = set(two(30));
        assertThat(AssuranceRaise.between(before, set(require(3, Set.of(), null, 30))))
                .isTrue();
        assertThat(AssuranceRaise.between(before, set(require(2, Set.of(Factor.PASSKEY), null, 30))))
                .isTrue();
        assertThat(AssuranceRaise.between(before, set(require(2, Set.of(), HOUR, 30))))
                .isTrue();
        assertThat(AssuranceRaise.between(before, set(two(29)))).isTrue();
    }

    @Test
    void aDraftThatIsEnforcedRaisesAndADraftDoesNot() {
        AccessPolicy enforced = policy(two(30), FromWhere.ANYWHERE);
        PolicySet draft = new PolicySet(List.of(enforced.as(PolicyState.DRAFT, Grace.NONE)), List.of());
        assertThat(AssuranceRaise.between(draft, set(two(30)))).isTrue();
        assertThat(AssuranceRaise.between(PolicySet.EMPTY, draft)).isFalse();
    }

    @Test
    void anotherConditionOrAnotherNetworkRaises() {
        assertThat(AssuranceRaise.between(studio("10.0.0.0/8"), set(two(30)))).isTrue();
        assertThat(AssuranceRaise.between(studio("10.0.0.0/8"), studio("10.0.0.0/16")))
                .isTrue();
        assertThat(AssuranceRaise.between(studio("10.0.0.0/8"), studio("10.0.0.0/8")))
                .isFalse();
    }

    private static PolicySet studio(String range) {
        return new PolicySet(List.of(policy(two(30), OUTSIDE)), List.of(new Network("studio", List.of(range))));
    }

    private static PolicySet set(Effect effect) {
        return new PolicySet(List.of(policy(effect, FromWhere.ANYWHERE)), List.of());
    }

    private static AccessPolicy policy(Effect effect, FromWhere fromWhere) {
        return new AccessPolicy(
                "p",
                "Two factors",
                PolicyState.ENFORCED,
                Who.EVERYONE,
                WhereTo.ANYTHING,
                fromWhere,
                When.ALWAYS,
                effect,
                Grace.NONE);
    }

    private static Effect two(int days) {
        return require(2, Set.of(), null, days);
    }

    private static Effect require(int level, Set<Factor> factors, @Nullable Duration maximumAge, int days) {
        return new Effect.Require(level, factors, maximumAge, null, null, days, null);
    }
}
