package io.stagedoor.mfapolicy.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies and sign-ins as tests need them: plain where nothing is said. */
final class Policies {

    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    static final String ORGANIZATION = "org-1";
    static final String PERSON = "person-1";

    private Policies() {}

    static AccessPolicy enforced(String id, Effect effect) {
        return policy(id, PolicyState.ENFORCED, Who.EVERYONE, effect);
    }

    static AccessPolicy policy(String id, PolicyState state, Who who, Effect effect) {
        return new AccessPolicy(
                id, "Policy " + id, state, who, WhereTo.ANYTHING, FromWhere.ANYWHERE, When.ALWAYS, effect, Grace.NONE);
    }

    static AccessPolicy opening(String id, WhereTo whereTo, Effect effect) {
        return new AccessPolicy(
                id,
                "Policy " + id,
                PolicyState.ENFORCED,
                Who.EVERYONE,
                whereTo,
                FromWhere.ANYWHERE,
                When.ALWAYS,
                effect,
                Grace.NONE);
    }

    static AccessPolicy comingFrom(String id, FromWhere fromWhere, Effect effect) {
        return new AccessPolicy(
                id,
                "Policy " + id,
                PolicyState.ENFORCED,
                Who.EVERYONE,
                WhereTo.ANYTHING,
                fromWhere,
                When.ALWAYS,
                effect,
                Grace.NONE);
    }

    static AccessPolicy with(String id, Grace grace, Effect effect) {
        return new AccessPolicy(
                id,
                "Policy " + id,
                PolicyState.ENFORCED,
                Who.EVERYONE,
                WhereTo.ANYTHING,
                FromWhere.ANYWHERE,
                When.ALWAYS,
                effect,
                grace);
    }

    static Who named(Set<String> people) {
        return new Who(false, Set.of(), Set.of(), Set.of(), people, Set.of(), Set.of(), Set.of());
    }

    static Effect.Require level(int level, Factor... factors) {
        return new Effect.Require(level, Set.of(factors), null, null, null, 0, null);
    }

    static Effect.Require level(int level, @Nullable Duration maximumAge, int rememberDays) {
        return new Effect.Require(level, Set.of(), maximumAge, null, null, rememberDays, null);
    }

    /** Somebody of the organization with a password of just now, a TOTP app, and nothing else. */
    static FactsBuilder signIn() {
        return SignInFacts.of(PERSON, NOW)
                .belongings(
                        List.of(new Belonging(ORGANIZATION, Set.of("member"), Set.of("team-1"), Set.of("reviewer"))))
                .application("screening-room")
                .address("203.0.113.7")
                .assurance(Assurance.of(Proof.password(NOW)))
                .enrolled(Set.of(Factor.TOTP));
    }

    static Decision decide(FactsBuilder facts, AccessPolicy... policies) {
        return decide(facts, new PolicySet(List.of(policies), List.of()));
    }

    static Decision decide(FactsBuilder facts, PolicySet set) {
        return AccessEngine.decide(List.of(CompiledPolicies.of(ORGANIZATION, set)), facts.build());
    }

    static ReasonCode onlyReason(Decision decision) {
        return decision.reasons().getFirst().code();
    }
}
