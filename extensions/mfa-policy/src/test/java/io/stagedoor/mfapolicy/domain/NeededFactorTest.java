package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.ORGANIZATION;
import static io.stagedoor.mfapolicy.domain.Policies.enforced;
import static io.stagedoor.mfapolicy.domain.Policies.level;
import static io.stagedoor.mfapolicy.domain.Policies.named;
import static io.stagedoor.mfapolicy.domain.Policies.opening;
import static io.stagedoor.mfapolicy.domain.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeededFactorTest {

    private static Optional<String> needed(Set<Factor> before, Set<Factor> after, AccessPolicy... policies) {
        PolicySet set = new PolicySet(List.of(policies), List.of());
        return NeededFactor.policy(
                List.of(CompiledPolicies.of(ORGANIZATION, set)),
                SignInFacts.of(Policies.PERSON, Policies.NOW).enrolled(before).build(),
                before,
                after);
    }

    @Test
    void theLastFactorThatAPolicyAsksForIsNeeded() {
        AccessPolicy two = enforced("two", level(2));
        assertThat(needed(Set.of(Factor.TOTP), Set.of(), two)).contains(two.name());
        assertThat(needed(Set.of(Factor.TOTP, Factor.PUSH), Set.of(Factor.PUSH), two))
                .isEmpty();
        assertThat(needed(Set.of(Factor.TOTP), Set.of(Factor.TOTP), two)).isEmpty();
    }

    @Test
    void anotherFactorThatThePolicyDoesNotTakeIsNoneForIt() {
        AccessPolicy phishing = enforced("three", level(3));
        assertThat(needed(Set.of(Factor.TOTP, Factor.PASSKEY), Set.of(Factor.TOTP), phishing))
                .contains(phishing.name());
        assertThat(needed(Set.of(Factor.TOTP, Factor.PASSKEY), Set.of(Factor.PASSKEY), phishing))
                .isEmpty();
    }

    @Test
    void whatOnlyStandsInForAFactorKeepsNobodysPolicy() {
        AccessPolicy two = enforced("two", level(2));
        assertThat(needed(Set.of(Factor.TOTP, Factor.RECOVERY_CODE), Set.of(Factor.RECOVERY_CODE), two))
                .contains(two.name());
        assertThat(needed(Set.of(Factor.TOTP, Factor.RECOVERY_CODE), Set.of(Factor.TOTP), two))
                .isEmpty();
        assertThat(needed(Set.of(Factor.TOTP, Factor.UPSTREAM), Set.of(Factor.UPSTREAM), two))
                .isEmpty();
    }

    @Test
    void policiesThatOnlyTogetherAskForOneFactorCountTogether() {
        AccessPolicy app = enforced("app", level(2, Factor.TOTP, Factor.PASSKEY));
        AccessPolicy key = enforced("key", level(2, Factor.PASSKEY, Factor.PUSH));
        Set<Factor> all = Set.of(Factor.TOTP, Factor.PASSKEY, Factor.PUSH);
        assertThat(needed(all, Set.of(Factor.TOTP, Factor.PUSH), app, key)).contains(key.name());
        assertThat(needed(all, Set.of(Factor.PASSKEY, Factor.PUSH), app, key)).isEmpty();
    }

    @Test
    void whatIsNotEnforcedOrForOthersHoldsNobody() {
        assertThat(needed(Set.of(Factor.TOTP), Set.of(), policy("a", PolicyState.REPORT_ONLY, Who.EVERYONE, level(2))))
                .isEmpty();
        assertThat(needed(
                        Set.of(Factor.TOTP),
                        Set.of(),
                        policy("a", PolicyState.ENFORCED, named(Set.of("somebody-else")), level(2))))
                .isEmpty();
        assertThat(needed(Set.of(Factor.TOTP), Set.of(), enforced("one", level(1))))
                .isEmpty();
    }

    @Test
    void aPolicyForOneApplicationHoldsThemWhereverTheyAreNow() {
        AccessPolicy one = opening("one", new WhereTo(Set.of("screening-room"), Set.of()), level(2));
        assertThat(needed(Set.of(Factor.TOTP), Set.of(), one)).contains(one.name());
    }

    @Test
    void whoeverDoesNotMeetAPolicyLosesNothingOfIt() {
        assertThat(needed(Set.of(Factor.TOTP), Set.of(), enforced("three", level(3))))
                .isEmpty();
    }
}
