package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.NOW;
import static io.stagedoor.mfapolicy.domain.Policies.ORGANIZATION;
import static io.stagedoor.mfapolicy.domain.Policies.decide;
import static io.stagedoor.mfapolicy.domain.Policies.enforced;
import static io.stagedoor.mfapolicy.domain.Policies.level;
import static io.stagedoor.mfapolicy.domain.Policies.policy;
import static io.stagedoor.mfapolicy.domain.Policies.signIn;
import static io.stagedoor.mfapolicy.domain.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessEngineTest {

    private static final Outcome IN = new Outcome.Allow(Limits.NONE, false);
    private static final Effect REFUSE = new Effect.Refuse();

    @Test
    void whereNoPolicyIsEverybodyWhoSignedInIsIn() {
        Decision decision = decide(signIn());
        assertThat(decision.outcome()).isEqualTo(IN);
        assertThat(decision.isPlain()).isTrue();
    }

    @Test
    void aPasswordIsNotEnoughForLevelTwo() {
        assertThat(decide(signIn(), enforced("a", level(2))).outcome())
                .isEqualTo(new Outcome.StepUp(2, Set.of(Factor.TOTP), null));
    }

    @Test
    void aFactorThatCannotReachTheLevelIsNotOffered() {
        assertThat(decide(signIn().enrolled(Set.of(Factor.TOTP, Factor.PASSKEY)), enforced("a", level(3)))
                        .outcome())
                .isEqualTo(new Outcome.StepUp(3, Set.of(Factor.PASSKEY), null));
    }

    @Test
    void aFactorThatThePolicyDoesNotAllowDoesNotCount() {
        FactsBuilder withTotp = signIn().assurance(Assurance.of(Proof.password(NOW), Proof.of(Factor.TOTP, NOW)));
        assertThat(decide(withTotp, enforced("a", level(2))).outcome()).isEqualTo(IN);
        assertThat(decide(withTotp, enforced("a", level(2, Factor.PASSKEY))).outcome())
                .isEqualTo(new Outcome.EnrolNow(2, Set.of(Factor.PASSKEY)));
    }

    @Test
    void whatACompanyProvedCountsAtTheLevelThatItsConnectionTrusts() {
        FactsBuilder upstream = signIn().enrolled(Set.of(Factor.UPSTREAM));
        assertThat(decide(upstream.assurance(Assurance.of(Proof.upstream(2, NOW))), enforced("a", level(2)))
                        .outcome())
                .isEqualTo(IN);
        assertThat(decide(upstream.assurance(Assurance.of(Proof.upstream(1, NOW))), enforced("a", level(2)))
                        .outcome())
                .isEqualTo(new Outcome.StepUp(2, Set.of(Factor.UPSTREAM), null));
    }

    @Test
    void theStrictestOfSeveralWins() {
        Decision decision = decide(
                signIn().enrolled(Factor.ALL),
                enforced("a", new Effect.Require(2, Set.of(), Duration.ofHours(8), Duration.ofDays(2), null, 30, null)),
                enforced(
                        "b", new Effect.Require(3, Set.of(), null, Duration.ofDays(1), Duration.ofHours(1), 7, "2026")),
                enforced("c", new Effect.Require(1, Set.of(), Duration.ofHours(1), null, null, 0, null)));
        assertThat(decision.requirement())
                .isEqualTo(new Requirement(
                        3,
                        Factor.ALL,
                        Duration.ofHours(1),
                        Duration.ofDays(1),
                        Duration.ofHours(1),
                        7,
                        Set.of("2026")));
        assertThat(decision.outcome())
                .isEqualTo(new Outcome.StepUp(
                        3, Set.of(Factor.PASSKEY, Factor.SECURITY_KEY, Factor.UPSTREAM), Duration.ofHours(1)));
    }

    @Test
    void factorsThatHaveNoneInCommonLetNobodyIn() {
        assertThat(decide(
                                signIn().enrolled(Factor.ALL),
                                enforced("a", level(2, Factor.TOTP)),
                                enforced("b", level(2, Factor.PASSKEY)))
                        .outcome())
                .isEqualTo(new Outcome.Refuse(Refusal.NO_FACTOR_LEFT, null));
        assertThat(decide(signIn().enrolled(Factor.ALL), enforced("a", level(2, Factor.TOTP)), enforced("b", level(3)))
                        .outcome())
                .isEqualTo(new Outcome.Refuse(Refusal.NO_FACTOR_LEFT, null));
    }

    @Test
    void aRefusalBeatsEverything() {
        FactsBuilder strong = signIn().assurance(Assurance.of(Proof.of(Factor.PASSKEY, NOW)));
        assertThat(decide(strong, enforced("b", REFUSE), enforced("a", REFUSE), enforced("c", level(3)))
                        .outcome())
                .isEqualTo(new Outcome.Refuse(Refusal.POLICY, "Policy a"));
    }

    @Test
    void aProofIsGoodAtItsMaximumAgeAndNotAMillisecondLater() {
        Duration hour = Duration.ofHours(1);
        AccessPolicy hourly = enforced("a", level(2, hour, 0));
        FactsBuilder facts = signIn().assurance(Assurance.of(Proof.of(Factor.TOTP, NOW.minus(hour))));
        assertThat(decide(facts, hourly).outcome()).isEqualTo(IN);
        assertThat(decide(facts.now(NOW.plusMillis(1)), hourly).outcome())
                .isEqualTo(new Outcome.StepUp(2, Set.of(Factor.TOTP), hour));
    }

    @Test
    void anOldPasswordIsGivenAgainWhereLevelOneHasAnAge() {
        Duration hour = Duration.ofHours(1);
        FactsBuilder facts = signIn().enrolled(Set.of())
                .assurance(Assurance.of(Proof.password(NOW.minus(hour).minusMillis(1))));
        assertThat(decide(facts, enforced("a", level(1, hour, 0))).outcome())
                .isEqualTo(new Outcome.StepUp(1, Set.of(), hour));
    }

    @Test
    void aRememberedDeviceStandsForAFactorUntilTheExactInstant() {
        AccessPolicy remembering = enforced("a", level(2, null, 30));
        Proof remembered = new Proof(Factor.TOTP, 2, NOW.minus(Duration.ofDays(30)), true);
        FactsBuilder facts = signIn().assurance(Assurance.of(Proof.password(NOW), remembered));
        assertThat(decide(facts.now(NOW.minusMillis(1)), remembering).outcome())
                .isEqualTo(new Outcome.Allow(new Limits(null, null, 30, Set.of()), false));
        assertThat(decide(facts.now(NOW), remembering).outcome()).isInstanceOf(Outcome.StepUp.class);
        assertThat(decide(facts.now(NOW.minusMillis(1)), remembering, enforced("b", level(2)))
                        .outcome())
                .isInstanceOf(Outcome.StepUp.class);
    }

    @Test
    void whatAnApplicationAsksForItselfIsNotMetByARememberedDevice() {
        AccessPolicy remembering = enforced("a", level(2, null, 30));
        FactsBuilder facts = signIn().requestedLevel(2)
                .assurance(Assurance.of(new Proof(Factor.TOTP, 2, NOW.minusSeconds(60), true)));
        Decision decision = decide(facts, remembering);
        assertThat(decision.outcome()).isInstanceOf(Outcome.StepUp.class);
        assertThat(decision.reasons()).extracting(Reason::code).contains(ReasonCode.REQUESTED);
    }

    @Test
    void anApplicationAsksForMoreThanThePoliciesAndNeverForLess() {
        assertThat(decide(signIn().requestedLevel(1), enforced("a", level(2))).outcome())
                .isInstanceOf(Outcome.StepUp.class);
        assertThat(decide(signIn().requestedLevel(2)).outcome()).isInstanceOf(Outcome.StepUp.class);
        assertThat(decide(signIn().requestedLevel(Integer.MAX_VALUE)).outcome())
                .isEqualTo(new Outcome.EnrolNow(3, Set.of(Factor.PASSKEY, Factor.SECURITY_KEY)));
    }

    @Test
    void whoeverHasNoneOfTheFactorsIsLedThroughSettingOneUp() {
        assertThat(decide(signIn().enrolled(Set.of()), enforced("a", level(2))).outcome())
                .isEqualTo(
                        new Outcome.EnrolNow(2, Set.of(Factor.TOTP, Factor.PASSKEY, Factor.SECURITY_KEY, Factor.PUSH)));
    }

    @Test
    void whereNoneCanBeSetUpNobodyIsIn() {
        assertThat(decide(signIn().enrolled(Set.of()), enforced("a", level(2, Factor.UPSTREAM)))
                        .outcome())
                .isEqualTo(new Outcome.Refuse(Refusal.NO_WAY_TO_ENROL, null));
    }

    @Test
    void enrolmentIsPutOffUntilTheExactInstantOfTheGrace() {
        AccessPolicy policy = with("a", new Grace(NOW, 0), level(2));
        FactsBuilder nobody = signIn().enrolled(Set.of());
        assertThat(decide(nobody.now(NOW.minusMillis(1)), policy).outcome())
                .isEqualTo(new Outcome.EnrolSoon(
                        2,
                        Limits.NONE,
                        Set.of(Factor.TOTP, Factor.PASSKEY, Factor.SECURITY_KEY, Factor.PUSH),
                        Map.of(PolicyKey.of(ORGANIZATION, "a"), 0),
                        NOW));
        assertThat(decide(nobody.now(NOW), policy).outcome()).isInstanceOf(Outcome.EnrolNow.class);
    }

    @Test
    void enrolmentIsPutOffAsOftenAsTheGraceSays() {
        AccessPolicy policy = with("a", new Grace(null, 3), level(2));
        FactsBuilder nobody = signIn().enrolled(Set.of());
        assertThat(decide(nobody.graceUsed(Map.of(PolicyKey.of(ORGANIZATION, "a"), 2)), policy)
                        .outcome())
                .isInstanceOf(Outcome.EnrolSoon.class);
        assertThat(decide(nobody.graceUsed(Map.of(PolicyKey.of(ORGANIZATION, "a"), 3)), policy)
                        .outcome())
                .isInstanceOf(Outcome.EnrolNow.class);
    }

    @Test
    void graceSparesNobodyAFactorThatTheyHave() {
        assertThat(decide(signIn(), with("a", new Grace(null, 3), level(2))).outcome())
                .isEqualTo(new Outcome.StepUp(2, Set.of(Factor.TOTP), null));
    }

    @Test
    void whatIsPutOffStillLimitsTheSession() {
        Effect.Require asked =
                new Effect.Require(2, Set.of(), null, Duration.ofHours(8), Duration.ofHours(1), 5, "2026");
        assertThat(decide(signIn().enrolled(Set.of()), with("a", new Grace(null, 3), asked))
                        .outcome())
                .isInstanceOfSatisfying(
                        Outcome.EnrolSoon.class,
                        soon -> assertThat(soon.limits())
                                .isEqualTo(new Limits(Duration.ofHours(8), Duration.ofHours(1), 0, Set.of("2026"))));
    }

    @Test
    void aPolicyThatReportsChangesNothingAndSaysWhatItWouldHave() {
        Decision decision =
                decide(signIn(), policy("a", PolicyState.REPORT_ONLY, Who.EVERYONE, REFUSE), enforced("b", level(1)));
        assertThat(decision.outcome()).isEqualTo(IN);
        assertThat(decision.ifReported()).isEqualTo(new Outcome.Refuse(Refusal.POLICY, "Policy a"));
        assertThat(decision.reportsADifference()).isTrue();
    }

    @Test
    void aDraftIsNoticedByNobody() {
        Decision decision = decide(signIn(), policy("a", PolicyState.DRAFT, Who.EVERYONE, REFUSE));
        assertThat(decision.outcome()).isEqualTo(IN);
        assertThat(decision.reportsADifference()).isFalse();
    }

    @Test
    void whoeverIsExemptIsInWithAnAlarm() {
        Decision decision = decide(signIn().breakGlass(true), enforced("a", REFUSE));
        assertThat(decision.outcome()).isEqualTo(new Outcome.Allow(Limits.NONE, true));
        assertThat(decision.isPlain()).isFalse();
        assertThat(AccessEngine.failed(true).outcome()).isEqualTo(new Outcome.Allow(Limits.NONE, true));
    }

    @Test
    void whatCannotBeEvaluatedIsClosed() {
        assertThat(AccessEngine.failed(false).outcome()).isEqualTo(new Outcome.Refuse(Refusal.NOT_EVALUATED, null));
        // An age that no clock can count: the arithmetic fails, the door stays shut.
        FactsBuilder absurd =
                signIn().now(java.time.Instant.MAX).assurance(Assurance.of(Proof.password(java.time.Instant.MIN)));
        assertThat(decide(absurd, enforced("a", level(1, Duration.ofHours(1), 0)))
                        .outcome())
                .isNotInstanceOf(Outcome.Allow.class);
    }

    @Test
    void anOrganizationDoesNotGoBelowTheFloorOfTheRealm() {
        CompiledPolicies floor = CompiledPolicies.of(null, new PolicySet(List.of(enforced("f", level(2))), List.of()));
        CompiledPolicies own =
                CompiledPolicies.of(ORGANIZATION, new PolicySet(List.of(enforced("a", level(1))), List.of()));
        assertThat(AccessEngine.decide(List.of(own, floor), signIn().build()).outcome())
                .isInstanceOf(Outcome.StepUp.class);
    }

    @Test
    void inEachOrganizationSomebodyIsWhatTheyAreThere() {
        Who owners = new Who(false, Set.of("owner"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
        PolicySet set = new PolicySet(List.of(policy("a", PolicyState.ENFORCED, owners, level(2))), List.of());
        FactsBuilder facts = signIn().belongings(List.of(
                new Belonging(ORGANIZATION, Set.of("member"), Set.of(), Set.of()),
                new Belonging("org-2", Set.of("owner"), Set.of(), Set.of())));
        assertThat(decide(facts, set).outcome()).isEqualTo(IN);
        assertThat(AccessEngine.decide(List.of(CompiledPolicies.of("org-2", set)), facts.build())
                        .outcome())
                .isInstanceOf(Outcome.StepUp.class);
        assertThat(AccessEngine.decide(List.of(CompiledPolicies.of(null, set)), facts.build())
                        .outcome())
                .isInstanceOf(Outcome.StepUp.class);
    }

    @Test
    void termsAreDueUntilThatVersionWasAccepted() {
        AccessPolicy policy = enforced("a", new Effect.Require(1, Set.of(), null, null, null, 0, "2026-11"));
        assertThat(decide(signIn(), policy).outcome())
                .isEqualTo(new Outcome.Allow(new Limits(null, null, 0, Set.of("2026-11")), false));
        assertThat(decide(signIn().acceptedTerms(Set.of("2026-11")), policy).outcome())
                .isEqualTo(IN);
    }
}
