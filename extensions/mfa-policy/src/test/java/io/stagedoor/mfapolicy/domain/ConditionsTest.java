package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.NOW;
import static io.stagedoor.mfapolicy.domain.Policies.comingFrom;
import static io.stagedoor.mfapolicy.domain.Policies.decide;
import static io.stagedoor.mfapolicy.domain.Policies.onlyReason;
import static io.stagedoor.mfapolicy.domain.Policies.opening;
import static io.stagedoor.mfapolicy.domain.Policies.policy;
import static io.stagedoor.mfapolicy.domain.Policies.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    private static final Effect REFUSE = new Effect.Refuse();
    private static final Set<String> NONE = Set.of();

    private static ReasonCode who(Who who) {
        return onlyReason(decide(signIn(), policy("a", PolicyState.ENFORCED, who, REFUSE)));
    }

    @Test
    void aPolicyIsForWhoeverItNames() {
        assertThat(who(Who.EVERYONE)).isEqualTo(ReasonCode.MATCHED);
        assertThat(who(new Who(false, Set.of("member"), NONE, NONE, NONE, NONE, NONE, NONE)))
                .isEqualTo(ReasonCode.MATCHED);
        assertThat(who(new Who(false, NONE, Set.of("reviewer"), NONE, NONE, NONE, NONE, NONE)))
                .isEqualTo(ReasonCode.MATCHED);
        assertThat(who(new Who(false, NONE, NONE, Set.of("team-1"), NONE, NONE, NONE, NONE)))
                .isEqualTo(ReasonCode.MATCHED);
        assertThat(who(new Who(false, NONE, NONE, NONE, Set.of("person-1"), NONE, NONE, NONE)))
                .isEqualTo(ReasonCode.MATCHED);
        assertThat(who(new Who(
                        false,
                        Set.of("owner"),
                        Set.of("follower"),
                        Set.of("team-2"),
                        Set.of("person-2"),
                        NONE,
                        NONE,
                        NONE)))
                .isEqualTo(ReasonCode.NOT_FOR_THIS_PERSON);
    }

    @Test
    void whoeverIsLeftOutIsLeftOutWhateverElseNamesThem() {
        Set<String> person = Set.of("person-1");
        assertThat(who(new Who(true, NONE, NONE, NONE, NONE, person, NONE, NONE)))
                .isEqualTo(ReasonCode.PERSON_LEFT_OUT);
        assertThat(who(new Who(false, NONE, NONE, NONE, person, person, NONE, NONE)))
                .isEqualTo(ReasonCode.PERSON_LEFT_OUT);
        assertThat(who(new Who(true, NONE, NONE, NONE, NONE, NONE, Set.of("member"), NONE)))
                .isEqualTo(ReasonCode.ORGANIZATION_ROLE_LEFT_OUT);
        assertThat(who(new Who(true, NONE, NONE, NONE, NONE, NONE, NONE, Set.of("team-1"))))
                .isEqualTo(ReasonCode.TEAM_LEFT_OUT);
        assertThat(who(new Who(true, NONE, NONE, NONE, NONE, Set.of("person-2"), Set.of("owner"), Set.of("team-2"))))
                .isEqualTo(ReasonCode.MATCHED);
    }

    @Test
    void aPolicyIsForTheApplicationsThatItNames() {
        AccessPolicy policy = opening("a", new WhereTo(Set.of("screening-room"), NONE), REFUSE);
        assertThat(onlyReason(decide(signIn(), policy))).isEqualTo(ReasonCode.MATCHED);
        Decision other = decide(signIn().application("desk"), policy);
        assertThat(onlyReason(other)).isEqualTo(ReasonCode.OTHER_APPLICATION);
        assertThat(other.reasons().getFirst().value()).isEqualTo("desk");
    }

    @Test
    void anApplicationThatIsNotKnownMayBeAnyOfThem() {
        AccessPolicy policy = opening("a", new WhereTo(Set.of("screening-room"), NONE), REFUSE);
        assertThat(onlyReason(decide(signIn().application(null), policy))).isEqualTo(ReasonCode.MATCHED);
    }

    @Test
    void aPolicyIsForTheScopesThatItNames() {
        AccessPolicy policy = opening("a", new WhereTo(NONE, Set.of("downloads", "exports")), REFUSE);
        assertThat(onlyReason(decide(signIn(), policy))).isEqualTo(ReasonCode.OTHER_SCOPES);
        assertThat(onlyReason(decide(signIn().scopes(Set.of("openid", "exports")), policy)))
                .isEqualTo(ReasonCode.MATCHED);
    }

    private static ReasonCode address(FromWhere fromWhere, String address) {
        PolicySet set = new PolicySet(
                List.of(comingFrom("a", fromWhere, REFUSE)),
                List.of(
                        new Network("studio", List.of("203.0.113.0/29", "2001:db8:5::/48")),
                        new Network("archive", List.of("198.51.100.4"))));
        return onlyReason(decide(signIn().address(address), set));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0, MATCHED",
        "203.0.113.7, MATCHED",
        "203.0.113.8, NOT_IN_NETWORK",
        "203.0.112.255, NOT_IN_NETWORK",
        "::ffff:203.0.113.7, MATCHED",
        "2001:db8:5:ffff::1, MATCHED",
        "2001:db8:6::1, NOT_IN_NETWORK",
        "198.51.100.4, MATCHED",
        "198.51.100.5, NOT_IN_NETWORK",
        "::, NOT_IN_NETWORK"
    })
    void aPolicyIsForTheNetworksThatItNames(String address, ReasonCode code) {
        assertThat(address(new FromWhere(Set.of("studio", "archive"), NONE, Device.ANY), address))
                .isEqualTo(code);
    }

    @Test
    void aPolicyIsForWhatLiesOutsideOfTheNetworksThatItNames() {
        FromWhere outside = new FromWhere(NONE, Set.of("studio", "archive"), Device.ANY);
        assertThat(address(outside, "203.0.113.1")).isEqualTo(ReasonCode.IN_NETWORK);
        assertThat(address(outside, "198.51.100.4")).isEqualTo(ReasonCode.IN_NETWORK);
        assertThat(address(outside, "192.0.2.1")).isEqualTo(ReasonCode.MATCHED);
    }

    @ParameterizedTest
    @CsvSource({"''", "unknown", "203.0.113.300", "010.0.0.1", "203.0.113.1:443", "[2001:db8::1]", "2001:db8:::1"})
    void anAddressThatIsNoneMayLieAnywhere(String address) {
        assertThat(address(new FromWhere(Set.of("studio"), NONE, Device.ANY), address))
                .isEqualTo(ReasonCode.MATCHED);
        assertThat(address(new FromWhere(NONE, Set.of("studio"), Device.ANY), address))
                .isEqualTo(ReasonCode.MATCHED);
    }

    @Test
    void aPolicyIsForDevicesThatAreKnownOrNot() {
        AccessPolicy known = comingFrom("a", new FromWhere(NONE, NONE, Device.KNOWN), REFUSE);
        AccessPolicy unknown = comingFrom("a", new FromWhere(NONE, NONE, Device.UNKNOWN), REFUSE);
        assertThat(onlyReason(decide(signIn(), known))).isEqualTo(ReasonCode.DEVICE_NOT_KNOWN);
        assertThat(onlyReason(decide(signIn(), unknown))).isEqualTo(ReasonCode.MATCHED);
        assertThat(onlyReason(decide(signIn().knownDevice(true), known))).isEqualTo(ReasonCode.MATCHED);
        assertThat(onlyReason(decide(signIn().knownDevice(true), unknown))).isEqualTo(ReasonCode.DEVICE_KNOWN);
    }

    @Test
    void aFactorIsRecentAtTheExactAgeAndNotAMillisecondLater() {
        Duration hour = Duration.ofHours(1);
        AccessPolicy policy = new AccessPolicy(
                "a",
                "Policy",
                PolicyState.ENFORCED,
                Who.EVERYONE,
                WhereTo.ANYTHING,
                FromWhere.ANYWHERE,
                new When(hour),
                REFUSE,
                Grace.NONE);
        FactsBuilder facts =
                signIn().assurance(Assurance.of(Proof.password(NOW), Proof.of(Factor.TOTP, NOW.minus(hour))));
        assertThat(onlyReason(decide(facts, policy))).isEqualTo(ReasonCode.FACTOR_RECENT);
        assertThat(onlyReason(decide(facts.now(NOW.plusMillis(1)), policy))).isEqualTo(ReasonCode.MATCHED);
        assertThat(onlyReason(decide(signIn(), policy))).isEqualTo(ReasonCode.MATCHED);
    }
}
