package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.ORGANIZATION;
import static io.stagedoor.mfapolicy.domain.Policies.enforced;
import static io.stagedoor.mfapolicy.domain.Policies.level;
import static io.stagedoor.mfapolicy.domain.Policies.policy;
import static io.stagedoor.mfapolicy.domain.Policies.signIn;
import static io.stagedoor.mfapolicy.domain.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WayInTest {

    private static Optional<Refusal> missing(Set<Factor> enrolled, AccessPolicy... policies) {
        PolicySet set = new PolicySet(List.of(policies), List.of()).afterGrace();
        return WayIn.missing(
                List.of(CompiledPolicies.of(ORGANIZATION, set)),
                signIn().enrolled(enrolled).build());
    }

    @Test
    void whoeverCanSetUpAFactorHasAWayIn() {
        assertThat(missing(Set.of())).isEmpty();
        assertThat(missing(Set.of(), enforced("a", level(3)))).isEmpty();
        assertThat(missing(Set.of(Factor.UPSTREAM), enforced("a", level(2, Factor.UPSTREAM))))
                .isEmpty();
        assertThat(missing(Set.of(Factor.TOTP), enforced("a", level(1, Duration.ofMinutes(5), 0))))
                .isEmpty();
    }

    @Test
    void whoeverCanSetUpNothingHasNone() {
        assertThat(missing(Set.of(), enforced("a", level(2, Factor.UPSTREAM)))).contains(Refusal.NO_WAY_TO_ENROL);
        assertThat(missing(Set.of(), enforced("a", level(2, Factor.ACCESS_PASS))))
                .contains(Refusal.NO_WAY_TO_ENROL);
        assertThat(missing(Set.of(), enforced("a", level(2, Factor.TOTP)), enforced("b", level(3))))
                .contains(Refusal.NO_FACTOR_LEFT);
    }

    @Test
    void whoeverIsRefusedHasNone() {
        assertThat(missing(Set.of(Factor.TOTP), enforced("a", new Effect.Refuse())))
                .contains(Refusal.POLICY);
    }

    @Test
    void graceOnlyPutsOffWhatComesAfterIt() {
        assertThat(missing(Set.of(), with("a", new Grace(null, 3), level(2, Factor.ACCESS_PASS))))
                .contains(Refusal.NO_WAY_TO_ENROL);
    }

    @Test
    void whatIsNotEnforcedLocksNobodyOut() {
        assertThat(missing(Set.of(), policy("a", PolicyState.REPORT_ONLY, Who.EVERYONE, new Effect.Refuse())))
                .isEmpty();
        assertThat(missing(Set.of(), policy("a", PolicyState.DRAFT, Who.EVERYONE, new Effect.Refuse())))
                .isEmpty();
    }

    @Test
    void aRefusalOfOldFactorsLocksOutWhoeverIsNeverAskedForANewOne() {
        AccessPolicy refusing = new AccessPolicy(
                "a",
                "Old factors",
                PolicyState.ENFORCED,
                Who.EVERYONE,
                WhereTo.ANYTHING,
                FromWhere.ANYWHERE,
                new When(Duration.ofHours(1)),
                new Effect.Refuse(),
                Grace.NONE);
        assertThat(missing(Set.of(Factor.TOTP), refusing)).contains(Refusal.POLICY);
    }
}
