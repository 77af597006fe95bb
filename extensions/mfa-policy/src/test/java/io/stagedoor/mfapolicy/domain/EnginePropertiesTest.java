package io.stagedoor.mfapolicy.domain;

import static io.stagedoor.mfapolicy.domain.Policies.NOW;
import static io.stagedoor.mfapolicy.domain.Policies.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every set of policies and every sign-in: a thousand of each are made up for every property. */
class EnginePropertiesTest {

    private static final List<Network> NETWORKS =
            List.of(new Network("studio", List.of("203.0.113.0/24")), new Network("archive", List.of("2001:db8::/32")));

    @Property
    void anotherEnforcedPolicyNeverLowersWhatIsRequired(
            @ForAll("policies") List<AccessPolicy> policies,
            @ForAll("policy") AccessPolicy another,
            @ForAll("signIns") SignInFacts facts) {
        Decision before = decide(policies, facts);
        List<AccessPolicy> more = new ArrayList<>(policies);
        more.add(renamed(another, "another", PolicyState.ENFORCED, another.who()));
        Decision after = decide(more, facts);
        assertThat(severity(after.outcome())).isGreaterThanOrEqualTo(severity(before.outcome()));
        assertThat(isAtLeast(after.requirement(), before.requirement())).isTrue();
    }

    @Property
    void theFloorOfTheRealmIsKeptWhateverAnOrganizationWrites(
            @ForAll("policies") List<AccessPolicy> floor,
            @ForAll("policies") List<AccessPolicy> own,
            @ForAll("signIns") SignInFacts facts) {
        CompiledPolicies realm = CompiledPolicies.of(null, new PolicySet(floor, NETWORKS));
        CompiledPolicies organization = CompiledPolicies.of(ORGANIZATION, new PolicySet(own, NETWORKS));
        assertThat(severity(
                        AccessEngine.decide(List.of(realm, organization), facts).outcome()))
                .isGreaterThanOrEqualTo(
                        severity(AccessEngine.decide(List.of(realm), facts).outcome()));
    }

    @Property
    void onlyWhoeverIsLeftOutOrNotNamedEscapesAPolicyWithoutConditions(
            @ForAll("policies") List<AccessPolicy> policies,
            @ForAll("who") Who who,
            @ForAll("signIns") SignInFacts facts) {
        List<AccessPolicy> more = new ArrayList<>(policies);
        more.add(Policies.policy("last", PolicyState.ENFORCED, who, new Effect.Refuse()));
        Decision decision = decide(more, facts);
        Belonging is = facts.belongings().getFirst();
        boolean leftOut = who.exceptPeople().contains(facts.personId())
                || !Collections.disjoint(who.exceptOrganizationRoles(), is.organizationRoles())
                || !Collections.disjoint(who.exceptTeams(), is.teams());
        boolean meant = who.everyone()
                || who.people().contains(facts.personId())
                || !Collections.disjoint(who.organizationRoles(), is.organizationRoles())
                || !Collections.disjoint(who.teamRoles(), is.teamRoles())
                || !Collections.disjoint(who.teams(), is.teams());
        boolean matched =
                decision.reasons().stream().anyMatch(reason -> "last".equals(reason.policyId()) && reason.matched());
        assertThat(matched).isEqualTo(meant && !leftOut);
        if (matched) {
            assertThat(decision.outcome()).isInstanceOf(Outcome.Refuse.class);
        }
    }

    @Property
    void theSameGivesTheSame(@ForAll("policies") List<AccessPolicy> policies, @ForAll("signIns") SignInFacts facts) {
        assertThat(decide(policies, facts)).isEqualTo(decide(policies, facts));
    }

    @Property
    void theOrderOfPoliciesDoesNotMatter(
            @ForAll("policies") List<AccessPolicy> policies,
            @ForAll("signIns") SignInFacts facts,
            @ForAll Random random) {
        List<AccessPolicy> shuffled = new ArrayList<>(policies);
        Collections.shuffle(shuffled, random);
        Decision one = decide(policies, facts);
        Decision other = decide(shuffled, facts);
        assertThat(other.outcome()).isEqualTo(one.outcome());
        assertThat(other.ifReported()).isEqualTo(one.ifReported());
        assertThat(other.requirement()).isEqualTo(one.requirement());
        assertThat(other.reasons()).containsExactlyInAnyOrderElementsOf(one.reasons());
    }

    @Property
    void whatOnlyReportsAndWhatIsADraftNeverChangeTheOutcome(
            @ForAll("policies") List<AccessPolicy> policies, @ForAll("signIns") SignInFacts facts) {
        List<AccessPolicy> enforced = policies.stream()
                .filter(policy -> policy.state() == PolicyState.ENFORCED)
                .toList();
        assertThat(decide(policies, facts).outcome())
                .isEqualTo(decide(enforced, facts).outcome());
    }

    @Property
    void whatWouldBeIsWhatIsOnceTheyAreEnforced(
            @ForAll("policies") List<AccessPolicy> policies, @ForAll("signIns") SignInFacts facts) {
        List<AccessPolicy> enforced = policies.stream()
                .map(policy -> policy.state() == PolicyState.REPORT_ONLY
                        ? renamed(policy, policy.id(), PolicyState.ENFORCED, policy.who())
                        : policy)
                .toList();
        assertThat(decide(policies, facts).ifReported())
                .isEqualTo(decide(enforced, facts).outcome());
    }

    @Property
    void whoeverIsInMeetsWhatIsRequired(
            @ForAll("policies") List<AccessPolicy> policies, @ForAll("signIns") SignInFacts facts) {
        Decision decision = decide(policies, facts);
        if (severity(decision.outcome()) <= 1) {
            assertThat(decision.requirement().isMetBy(facts.assurance(), facts.now()))
                    .isTrue();
            assertThat(facts.assurance().level())
                    .isGreaterThanOrEqualTo(decision.requirement().level());
        }
    }

    @Property
    void whatIsOfferedWouldDo(@ForAll("policies") List<AccessPolicy> policies, @ForAll("signIns") SignInFacts facts) {
        if (decide(policies, facts).outcome() instanceof Outcome.StepUp step && step.level() >= 2) {
            assertThat(step.factors()).isNotEmpty().isSubsetOf(facts.enrolled());
            for (Factor factor : step.factors()) {
                SignInFacts proved = facts.but()
                        .assurance(Assurance.of(Proof.of(factor, facts.now())))
                        .build();
                assertThat(severity(decide(policies, proved).outcome())).isLessThanOrEqualTo(1);
            }
        }
    }

    @Property
    void thereAlwaysIsADecisionAndAReasonForEachPolicy(
            @ForAll("policies") List<AccessPolicy> policies,
            @ForAll("signIns") SignInFacts facts,
            @ForAll String application,
            @ForAll String address,
            @ForAll int level,
            @ForAll long seconds) {
        SignInFacts hostile = facts.but()
                .application(application)
                .address(address)
                .requestedLevel(level)
                .requestedMaximumAge(Duration.ofSeconds(seconds))
                .build();
        List<Reason> reasons = decide(policies, hostile).reasons();
        assertThat(reasons.stream().filter(reason -> reason.policyId() != null)).hasSameSizeAs(policies);
    }

    private static Decision decide(List<AccessPolicy> policies, SignInFacts facts) {
        PolicySet set = new PolicySet(policies, NETWORKS);
        return AccessEngine.decide(List.of(CompiledPolicies.of(ORGANIZATION, set)), facts);
    }

    private static int severity(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Allow in -> 0;
            case Outcome.EnrolSoon in -> 1;
            case Outcome.StepUp more -> 2;
            case Outcome.EnrolNow more -> 3;
            case Outcome.Refuse closed -> 4;
        };
    }

    private static boolean isAtLeast(Requirement one, Requirement other) {
        return one.level() >= other.level()
                && other.factors().containsAll(one.factors())
                && isAtMost(one.maximumAge(), other.maximumAge())
                && isAtMost(one.sessionLength(), other.sessionLength())
                && isAtMost(one.idleTime(), other.idleTime())
                && one.terms().containsAll(other.terms());
    }

    private static boolean isAtMost(@Nullable Duration one, @Nullable Duration other) {
        return other == null || (one != null && one.compareTo(other) <= 0);
    }

    private static AccessPolicy renamed(AccessPolicy policy, String id, PolicyState state, Who who) {
        return new AccessPolicy(
                id,
                "Policy " + id,
                state,
                who,
                policy.whereTo(),
                policy.fromWhere(),
                policy.when(),
                policy.effect(),
                policy.grace());
    }

    @Provide
    Arbitrary<List<AccessPolicy>> policies() {
        return policy().list().ofMaxSize(8).map(list -> {
            List<AccessPolicy> numbered = new ArrayList<>();
            for (AccessPolicy policy : list) {
                numbered.add(renamed(policy, "p" + numbered.size(), policy.state(), policy.who()));
            }
            return numbered;
        });
    }

    @Provide
    Arbitrary<AccessPolicy> policy() {
        Arbitrary<WhereTo> whereTo = Combinators.combine(some("desk", "review"), some("openid", "exports"))
                .as(WhereTo::new);
        Arbitrary<FromWhere> fromWhere = Combinators.combine(
                        some("studio", "archive"), Arbitraries.of(true, false), Arbitraries.of(Device.class))
                .as((names, inside, device) ->
                        new FromWhere(inside ? names : Set.of(), inside ? Set.of() : names, device));
        return Combinators.combine(
                        Arbitraries.of(PolicyState.class),
                        who(),
                        often(WhereTo.ANYTHING, whereTo),
                        often(FromWhere.ANYWHERE, fromWhere),
                        often(When.ALWAYS, Arbitraries.just(new When(Duration.ofHours(1)))),
                        often(new Effect.Refuse(), require(), 1, 9),
                        often(Grace.NONE, grace()))
                .as((state, who, to, from, when, effect, grace) -> new AccessPolicy(
                        "p",
                        "Policy",
                        state,
                        who,
                        to,
                        from,
                        when,
                        effect,
                        effect instanceof Effect.Refuse ? Grace.NONE : grace));
    }

    @Provide
    Arbitrary<Who> who() {
        Arbitrary<Set<String>> teams = some("team-1", "team-2");
        Arbitrary<Set<String>> roles = some("owner", "member");
        Arbitrary<Set<String>> people = some("person-1", "person-2");
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        roles,
                        some("reviewer", "follower"),
                        teams,
                        people,
                        often(Set.of(), people),
                        often(Set.of(), roles),
                        often(Set.of(), teams))
                .as((everyone, role, teamRole, team, person, notPerson, notRole, notTeam) -> {
                    boolean all =
                            everyone || (role.isEmpty() && teamRole.isEmpty() && team.isEmpty() && person.isEmpty());
                    return all
                            ? new Who(true, Set.of(), Set.of(), Set.of(), Set.of(), notPerson, notRole, notTeam)
                            : new Who(false, role, teamRole, team, person, notPerson, notRole, notTeam);
                });
    }

    private static Arbitrary<Grace> grace() {
        return Combinators.combine(
                        Arbitraries.of(NOW.minusSeconds(1), NOW, NOW.plusSeconds(1)), Arbitraries.of(0, 1, 3))
                .as(Grace::new);
    }

    private static Arbitrary<Effect> require() {
        return Combinators.combine(
                        Arbitraries.of(1, 2, 3),
                        Arbitraries.of(Factor.class).set().ofMaxSize(5),
                        duration(),
                        duration(),
                        duration(),
                        Arbitraries.of(0, 7, 30),
                        Arbitraries.of("2026", "2027").injectNull(0.6))
                .as((level, factors, age, length, idle, days, terms) -> {
                    boolean able = level >= 2 && factors.stream().anyMatch(factor -> factor.highestLevel() >= level);
                    return new Effect.Require(level, able ? factors : Set.of(), age, length, idle, days, terms);
                });
    }

    private static Arbitrary<Duration> duration() {
        return Arbitraries.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1))
                .injectNull(0.6);
    }

    @Provide
    Arbitrary<SignInFacts> signIns() {
        Arbitrary<Instant> times = Arbitraries.of(0, 300, 301, 3600, 90_000).map(NOW::minusSeconds);
        Arbitrary<Proof> proofs = Combinators.combine(
                        Arbitraries.of(Factor.class).injectNull(0.3),
                        times,
                        Arbitraries.of(true, false),
                        Arbitraries.of(1, 2, 3))
                .as((factor, at, remembered, level) -> factor == null
                        ? Proof.password(at)
                        : new Proof(factor, Math.min(level, factor.highestLevel()), at, remembered));
        return Combinators.combine(
                        Combinators.combine(some("owner", "member"), some("team-1", "team-2"), some("reviewer"))
                                .as((roles, teams, teamRoles) -> new Belonging(ORGANIZATION, roles, teams, teamRoles)),
                        Arbitraries.of("desk", "review", "other").injectNull(0.1),
                        some("openid", "exports"),
                        Arbitraries.of("203.0.113.9", "2001:db8::1", "192.0.2.1", "nonsense")
                                .injectNull(0.1),
                        proofs.list().ofMaxSize(4),
                        Arbitraries.of(Factor.class).set().ofMaxSize(4),
                        Arbitraries.of(0, 0, 0, 1, 2, 3),
                        Arbitraries.of(true, false))
                .as((belonging, application, scopes, address, proved, enrolled, asked, known) -> SignInFacts.of(
                                "person-1", NOW)
                        .belongings(List.of(belonging))
                        .application(application)
                        .scopes(scopes)
                        .address(address)
                        .assurance(new Assurance(proved))
                        .enrolled(enrolled)
                        .requestedLevel(asked)
                        .knownDevice(known)
                        .graceUsed(Map.of(PolicyKey.of(ORGANIZATION, "p0"), 2, PolicyKey.of(ORGANIZATION, "p1"), 3))
                        .build());
    }

    private static Arbitrary<Set<String>> some(String... values) {
        return Arbitraries.of(values).set().ofMaxSize(values.length);
    }

    private static <T> Arbitrary<T> often(T plain, Arbitrary<T> other) {
        return often(plain, other, 2, 1);
    }

    private static <T> Arbitrary<T> often(T plain, Arbitrary<T> other, int plainly, int otherwise) {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(plainly, Arbitraries.just(plain)), net.jqwik.api.Tuple.of(otherwise, other));
    }
}
