package io.stagedoor.mfapolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RememberedDeviceTest {

    private static final Instant PROVED = Instant.parse("2026-11-03T10:00:00Z");
    private static final Instant MADE = PROVED.plusSeconds(40);

    @Test
    void countsFromTheFactorAndNotFromWhenItWasMade() {
        RememberedDevice device = device(Factor.TOTP, 7);
        Instant end = PROVED.plus(Duration.ofDays(7));
        assertThat(device.isOpenAt(end.minusMillis(1))).isTrue();
        assertThat(device.isOpenAt(end)).isFalse();
    }

    @Test
    void standsForLevelTwoAtMostWithTheTimeOfTheFactor() {
        Proof proof = device(Factor.PASSKEY, 7).proof();
        assertThat(proof).isEqualTo(new Proof(Factor.PASSKEY, 2, PROVED, true));
    }

    @Test
    void isNeverRememberedForLongerThanAPolicyCanSay() {
        assertThatIllegalArgumentException().isThrownBy(() -> device(Factor.TOTP, 91));
        assertThatIllegalArgumentException().isThrownBy(() -> device(Factor.TOTP, 0));
    }

    @Test
    void theValueBeforeIsTheHonestBrowsersForThirtySecondsAndNotAtTheEndOfThem() {
        assertThat(RememberedDevice.isRace(MADE, MADE.plusSeconds(30).minusMillis(1)))
                .isTrue();
        assertThat(RememberedDevice.isRace(MADE, MADE.plusSeconds(30))).isFalse();
    }

    @Test
    void isOfNoUseWherePoliciesWereRaisedInTheSameInstantOrLater() {
        RememberedDevice device = device(Factor.TOTP, 7);
        assertThat(device.isFromBefore(MADE.minusMillis(1))).isFalse();
        assertThat(device.isFromBefore(MADE)).isTrue();
        assertThat(device.isFromBefore(Instant.MIN)).isFalse();
    }

    /** The days that count are those of the policies at the time, whatever they were when it was made. */
    @ParameterizedTest
    @CsvSource({"30,true", "21,true", "20,false", "1,false", "0,false"})
    void isGoodForTheDaysThatPoliciesAllowNow(int days, boolean good) {
        Instant now = PROVED.plus(Duration.ofDays(20));
        Outcome outcome =
                AccessEngine.decide(List.of(require(days)), signedIn(now)).outcome();
        assertThat(outcome instanceof Outcome.Allow).isEqualTo(good);
    }

    @Test
    void isOverAtTheExactInstantAtWhichTheDaysArePast() {
        Instant end = PROVED.plus(Duration.ofDays(20));
        assertThat(AccessEngine.decide(List.of(require(20)), signedIn(end.minusMillis(1)))
                        .outcome())
                .isInstanceOf(Outcome.Allow.class);
        assertThat(AccessEngine.decide(List.of(require(20)), signedIn(end)).outcome())
                .isInstanceOf(Outcome.StepUp.class);
    }

    @Test
    void meetsARequirementOnlyWhereItIsRememberedAndAFactorIsAskedFor() {
        Requirement two =
                AccessEngine.decide(List.of(require(30)), signedIn(MADE)).requirement();
        Proof remembered = device(Factor.TOTP, 30).proof();
        assertThat(two.isMetByRemembered(remembered, MADE)).isTrue();
        assertThat(two.isMetByRemembered(Proof.of(Factor.TOTP, PROVED), MADE)).isFalse();
        assertThat(Requirement.NOTHING.isMetByRemembered(remembered, MADE)).isFalse();
    }

    private static CompiledPolicies require(int days) {
        return CompiledPolicies.of(
                "acme",
                new PolicySet(
                        List.of(new AccessPolicy(
                                "p",
                                "Two factors",
                                PolicyState.ENFORCED,
                                Who.EVERYONE,
                                WhereTo.ANYTHING,
                                FromWhere.ANYWHERE,
                                When.ALWAYS,
                                new Effect.Require(2, Set.of(), null, null, null, days, null),
                                Grace.NONE)),
                        List.of()));
    }

    private static SignInFacts signedIn(Instant now) {
        return SignInFacts.of("ada", now)
                .enrolled(Set.of(Factor.TOTP))
                .knownDevice(true)
                .assurance(Assurance.of(
                        Proof.password(now), device(Factor.TOTP, 90).proof()))
                .build();
    }

    private static RememberedDevice device(Factor factor, int days) {
        return RememberedDevice.of("d", "acme", "ada", factor, PROVED, MADE, days, "Firefox · Linux");
    }
}
