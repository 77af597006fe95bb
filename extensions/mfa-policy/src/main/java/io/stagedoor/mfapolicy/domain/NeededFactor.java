package io.stagedoor.mfapolicy.domain;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which policy would be left without a factor that it asks for, if somebody took one of theirs away. */
public final class NeededFactor {

    private NeededFactor() {}

    /**
     * Looks at each policy that may be for them wherever they go, and at all of those together. What only stands in for a factor (recovery codes, an access pass) keeps
     * nobody's policy; the word of their company does.
     *
     * @param facts of somebody of whose sign-in nothing is known, so that each condition counts as met
     * @return the policy's name; empty where nothing is in the way
     */
    public static Optional<String> policy(
            List<CompiledPolicies> sets, SignInFacts facts, Set<Factor> before, Set<Factor> after) {
        Strictest together = new Strictest();
        String any = null;
        for (CompiledPolicies set : sets) {
            Belonging belonging = AccessEngine.belonging(set.organizationId(), facts);
            NetworksOfAddress networks = new NetworksOfAddress(null, set.networks());
            for (CompiledPolicy compiled : set.policies()) {
                AccessPolicy policy = compiled.policy();
                if (policy.state() != PolicyState.ENFORCED
                        || !(policy.effect() instanceof Effect.Require asked)
                        || !compiled.evaluate(facts, belonging, networks).matched()) {
                    continue;
                }
                Strictest alone = new Strictest();
                alone.add(asked);
                if (isLost(alone.requirement(), before, after)) {
                    return Optional.of(policy.name());
                }
                together.add(asked);
                any = asked.level() >= 2 ? policy.name() : any;
            }
        }
        return isLost(together.requirement(), before, after) ? Optional.ofNullable(any) : Optional.empty();
    }

    private static boolean isLost(Requirement requirement, Set<Factor> before, Set<Factor> after) {
        return requirement.level() >= 2
                && !requirement.among(lasting(before)).isEmpty()
                && requirement.among(lasting(after)).isEmpty();
    }

    private static Set<Factor> lasting(Set<Factor> factors) {
        Set<Factor> lasting = EnumSet.noneOf(Factor.class);
        factors.stream()
                .filter(factor -> factor.enrollable() || factor == Factor.UPSTREAM)
                .forEach(lasting::add);
        return Collections.unmodifiableSet(lasting);
    }
}
