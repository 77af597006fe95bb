package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.comingFrom;
import static io.stagedoor.mfapolicy.domain.Policies.enforced;
import static io.stagedoor.mfapolicy.domain.Policies.level;
import static io.stagedoor.mfapolicy.domain.Policies.policy;
import static io.stagedoor.mfapolicy.domain.Policies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatMayBeWrittenTest {

    private static final Set<String> NONE = Set.of();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "studio",
                "203.0.113.0/33",
                "203.0.113.1/24",
                "203.0.113.0/-1",
                "203.0.113.0/08",
                "203.0.113.0/",
                "203.0.113/24",
                "203.0.113.0/24/8",
                "0x7f.0.0.1",
                "2001:db8::/129",
                "2001:db8::1/64",
                "::ffff:203.0.113.0/120",
                "fe80::1%eth0",
                "<script>alert(1)</script>",
                "1.2.3.4 ",
                "١.٢.٣.٤"
            })
    void whatIsNoRangeOfAddressesIsRefused(String cidr) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Range.of(cidr))
                .withMessageContaining("is not a range of addresses: write it as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u2028b", "a\u2029b", "a\u202Eb", "a\u2066b", "a\uD83D", "\uDE00a"})
    void aNameThatEndsALineTurnsTextRoundOrHoldsHalfACharacterIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Network(name, List.of("203.0.113.9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Büro – 東京", "<b>office</b>", "\uD83D\uDE00", "{0} ${x} '--"})
    void anyOtherNameIsKeptAsItWasWritten(String name) {
        assertThat(new Network(name, List.of("203.0.113.9")).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "203.0.113.9", "203.0.113.9/32", "2001:db8::/33", "2001:db8::1/128"})
    void rangesAreReadInBothFamilies(String cidr) {
        assertThat(new Network("n", List.of(cidr)).ranges()).containsExactly(cidr);
    }

    @Test
    void theWholeInternetOfOneFamilyIsNotThatOfTheOther() {
        assertThat(Range.of("0.0.0.0/0").contains(Address.of("203.0.113.1").orElseThrow()))
                .isTrue();
        assertThat(Range.of("0.0.0.0/0").contains(Address.of("2001:db8::1").orElseThrow()))
                .isFalse();
        assertThat(Range.of("::/0").contains(Address.of("203.0.113.1").orElseThrow()))
                .isFalse();
    }

    @Test
    void aPolicyIsForEveryoneOrForWhomItNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Who(false, NONE, NONE, NONE, NONE, NONE, NONE, NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Who(true, Set.of("owner"), NONE, NONE, NONE, NONE, NONE, NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Who(false, Set.of(" "), NONE, NONE, NONE, NONE, NONE, NONE));
    }

    @Test
    void listsAreBounded() {
        Set<String> many = IntStream.range(0, 101).mapToObj(Integer::toString).collect(Collectors.toSet());
        assertThatIllegalArgumentException().isThrownBy(() -> new WhereTo(many, NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new WhereTo(Set.of("a".repeat(256)), NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new WhereTo(Set.of("a\nb"), NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network(
                        "n", IntStream.range(0, 201).mapToObj(i -> "10.0.0.1").toList()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Network("n", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySet(
                        IntStream.range(0, 101)
                                .mapToObj(i -> enforced("p" + i, level(1)))
                                .toList(),
                        List.of()));
    }

    @Test
    void factorsHaveToBeAbleToReachTheLevel() {
        assertThatIllegalArgumentException().isThrownBy(() -> level(3, Factor.TOTP, Factor.RECOVERY_CODE));
        assertThatIllegalArgumentException().isThrownBy(() -> level(1, Factor.TOTP));
        assertThatIllegalArgumentException().isThrownBy(() -> level(0));
        assertThatIllegalArgumentException().isThrownBy(() -> level(4));
        assertThat(level(3, Factor.TOTP, Factor.PASSKEY).factors()).containsExactly(Factor.TOTP, Factor.PASSKEY);
    }

    @Test
    void timesHaveBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> level(2, Duration.ofSeconds(59), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> level(2, Duration.ofDays(365).plusMillis(1), 0))
                .withMessage("the maximum age is between 1 minutes and 365 days");
        assertThatIllegalArgumentException().isThrownBy(() -> level(2, null, 91));
        assertThatIllegalArgumentException().isThrownBy(() -> level(2, null, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new When(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Grace(null, 101));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Effect.Require(1, Set.of(), null, Duration.ofMinutes(4), null, 0, null));
    }

    @Test
    void thereIsNoGraceInARefusal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("a", new Grace(Instant.EPOCH, 0), new Effect.Refuse()));
    }

    @Test
    void aPolicyHasAnIdAndAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> enforced("a/b", level(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> enforced("", level(1)));
        AccessPolicy plain = enforced("a", level(1));
        assertThatIllegalArgumentException().isThrownBy(() -> named(plain, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> named(plain, "a".repeat(121)));
        assertThatIllegalArgumentException().isThrownBy(() -> named(plain, "a\u0000b"));
        assertThat(named(plain, " <b>Bold</b> ").name()).isEqualTo("<b>Bold</b>");
    }

    private static AccessPolicy named(AccessPolicy like, String name) {
        return new AccessPolicy(
                like.id(),
                name,
                like.state(),
                like.who(),
                like.whereTo(),
                like.fromWhere(),
                like.when(),
                like.effect(),
                like.grace());
    }

    @Test
    void aSetNamesNothingTwiceAndNothingUnknown() {
        AccessPolicy policy = policy("a", PolicyState.DRAFT, Who.EVERYONE, level(1));
        Network network = new Network("studio", List.of("203.0.113.0/24"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySet(List.of(policy, policy), List.of()))
                .withMessage("two policies have the id 'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> new PolicySet(List.of(), List.of(network, network)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySet(
                        List.of(comingFrom("a", new FromWhere(Set.of("office"), NONE, Device.ANY), level(1))),
                        List.of(network)))
                .withMessage("there is no network 'office': add it, or choose another");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicySet(
                        List.of(comingFrom("a", new FromWhere(NONE, Set.of("office"), Device.ANY), level(1))),
                        List.of(network)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FromWhere(Set.of("studio"), Set.of("studio"), Device.ANY));
    }
}
