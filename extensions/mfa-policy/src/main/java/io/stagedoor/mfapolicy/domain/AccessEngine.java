package io.stagedoor.mfapolicy.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides a sign-in: the same facts and policies give the same decision, whatever their order, and there always is one.
 *
 * <p>Each enforced policy that is for the sign-in counts, and of what they ask for together the strictest part: the highest level, the factors that all of them
 * allow, the shortest times. A refusal beats everything.
 */
public final class AccessEngine {

    private AccessEngine() {}

    /** One policy and why it is for this sign-in, or not. */
    private record Evaluated(CompiledPolicy compiled, Reason reason) {
        AccessPolicy policy() {
            return compiled.policy();
        }
    }

    /**
     * Never throws, and asks nobody.
     *
     * @param sets the realm's floor, and the organization's, or where none is named those of all that the person belongs to
     */
    public static Decision decide(List<CompiledPolicies> sets, SignInFacts facts) {
        if (facts.breakGlass()) {
            return breakGlass();
        }
        try {
            return evaluated(sets, facts);
        } catch (RuntimeException e) {
            // Whatever went wrong: closed, and said so. Nothing in here can be known to be safe to go on from.
            return notEvaluated();
        }
    }

    /** What holds where the policies cannot be read at all. */
    public static Decision failed(boolean breakGlass) {
        return breakGlass ? breakGlass() : notEvaluated();
    }

    private static Decision breakGlass() {
        Outcome in = new Outcome.Allow(Limits.NONE, true);
        return new Decision(in, in, Requirement.NOTHING, List.of(Reason.ofNoPolicy(ReasonCode.BREAK_GLASS, "")));
    }

    private static Decision notEvaluated() {
        Outcome closed = new Outcome.Refuse(Refusal.NOT_EVALUATED, null);
        return new Decision(
                closed, closed, Requirement.NOTHING, List.of(Reason.ofNoPolicy(ReasonCode.NOT_EVALUATED, "")));
    }

    private static Decision evaluated(List<CompiledPolicies> sets, SignInFacts facts) {
        String text = facts.address();
        Address address = text == null ? null : Address.of(text).orElse(null);
        List<Evaluated> all = new ArrayList<>();
        for (CompiledPolicies set : sets) {
            Belonging belonging = belonging(set.organizationId(), facts);
            NetworksOfAddress networks = new NetworksOfAddress(address, set.networks());
            for (CompiledPolicy policy : set.policies()) {
                all.add(new Evaluated(policy, policy.evaluate(facts, belonging, networks)));
            }
        }
        List<Reason> reasons = new ArrayList<>(all.size() + 1);
        boolean reports = false;
        for (Evaluated one : all) {
            reasons.add(one.reason());
            reports |= one.reason().matched() && one.policy().state() == PolicyState.REPORT_ONLY;
        }
        if (facts.requestedLevel() > 0 || facts.requestedMaximumAge() != null) {
            reasons.add(Reason.ofNoPolicy(ReasonCode.REQUESTED, Integer.toString(facts.requestedLevel())));
        }
        Requirement requirement = requirement(all, PolicyState.ENFORCED::equals, facts);
        Outcome outcome = outcome(all, PolicyState.ENFORCED::equals, requirement, facts);
        return new Decision(outcome, reports ? ifReported(all, facts) : outcome, requirement, reasons);
    }

    private static Outcome ifReported(List<Evaluated> all, SignInFacts facts) {
        Predicate<PolicyState> both = state -> state != PolicyState.DRAFT;
        return outcome(all, both, requirement(all, both, facts), facts);
    }

    /** In the realm's floor somebody is all that they are in any organization. */
    static Belonging belonging(@Nullable String organizationId, SignInFacts facts) {
        Set<String> organizationRoles = new HashSet<>();
        Set<String> teams = new HashSet<>();
        Set<String> teamRoles = new HashSet<>();
        for (Belonging belonging : facts.belongings()) {
            if (belonging.organizationId().equals(organizationId)) {
                return belonging;
            }
            if (organizationId == null) {
                organizationRoles.addAll(belonging.organizationRoles());
                teams.addAll(belonging.teams());
                teamRoles.addAll(belonging.teamRoles());
            }
        }
        return new Belonging("", organizationRoles, teams, teamRoles);
    }

    private static Requirement requirement(List<Evaluated> all, Predicate<PolicyState> counts, SignInFacts facts) {
        Strictest strictest = new Strictest();
        strictest.addRequested(facts.requestedLevel(), facts.requestedMaximumAge());
        for (Evaluated one : all) {
            if (!counts.test(one.policy().state()) || !(one.policy().effect() instanceof Effect.Require asked)) {
                continue;
            }
            if (one.reason().code() == ReasonCode.MATCHED) {
                strictest.add(asked);
            } else if (one.reason().code() == ReasonCode.POSTPONED) {
                strictest.addBesidesFactor(asked);
            }
        }
        return strictest.requirement();
    }

    private static Outcome outcome(
            List<Evaluated> all, Predicate<PolicyState> counts, Requirement requirement, SignInFacts facts) {
        String refusing = null;
        List<CompiledPolicy> postponed = new ArrayList<>();
        for (Evaluated one : all) {
            if (!counts.test(one.policy().state()) || !one.reason().matched()) {
                continue;
            }
            String name = one.policy().name();
            if (one.policy().effect() instanceof Effect.Refuse && (refusing == null || name.compareTo(refusing) < 0)) {
                refusing = name;
            }
            if (one.reason().code() == ReasonCode.POSTPONED) {
                postponed.add(one.compiled());
            }
        }
        if (refusing != null) {
            return new Outcome.Refuse(Refusal.POLICY, refusing);
        }
        if (requirement.cannotBeMet()) {
            return new Outcome.Refuse(Refusal.NO_FACTOR_LEFT, null);
        }
        if (!requirement.isMetBy(facts.assurance(), facts.now())) {
            return proveMore(requirement, facts);
        }
        Limits limits = limits(requirement, facts);
        return postponed.isEmpty() ? new Outcome.Allow(limits, false) : enrolSoon(limits, postponed);
    }

    private static Outcome proveMore(Requirement requirement, SignInFacts facts) {
        Set<Factor> usable = requirement.among(facts.enrolled());
        if (requirement.level() < 2 || !usable.isEmpty()) {
            return new Outcome.StepUp(Math.max(requirement.level(), 1), usable, requirement.maximumAge());
        }
        Set<Factor> enrollable = requirement.enrollable();
        return enrollable.isEmpty()
                ? new Outcome.Refuse(Refusal.NO_WAY_TO_ENROL, null)
                : new Outcome.EnrolNow(requirement.level(), enrollable);
    }

    private static Limits limits(Requirement requirement, SignInFacts facts) {
        Set<String> due = new HashSet<>(requirement.terms());
        due.removeAll(facts.acceptedTerms());
        Integer days = requirement.rememberDays();
        return new Limits(requirement.sessionLength(), requirement.idleTime(), days == null ? 0 : days, due);
    }

    /** One factor for all that wait where there is one, so that nobody sets up two; each one's own otherwise. */
    private static Outcome enrolSoon(Limits limits, List<CompiledPolicy> postponed) {
        Strictest strictest = new Strictest();
        Set<Factor> any = EnumSet.noneOf(Factor.class);
        Map<String, Integer> keys = new HashMap<>();
        Instant until = null;
        for (CompiledPolicy compiled : postponed) {
            AccessPolicy policy = compiled.policy();
            keys.put(compiled.key(), policy.grace().signIns());
            Effect.Require asked = (Effect.Require) policy.effect();
            strictest.add(asked);
            Strictest alone = new Strictest();
            alone.add(asked);
            any.addAll(alone.requirement().enrollable());
            Instant end = policy.grace().until();
            until = until == null || (end != null && end.isBefore(until)) ? end : until;
        }
        Set<Factor> common = strictest.requirement().enrollable();
        return new Outcome.EnrolSoon(
                strictest.requirement().level(),
                limits,
                Set.copyOf(common.isEmpty() ? any : common),
                Map.copyOf(keys),
                until);
    }
}
