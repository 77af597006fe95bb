package io.stagedoor.mfapolicy.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All policies of one organization, or of the realm's floor, with the networks that they name: saved, compared and rolled back as one.
 */
public record PolicySet(List<AccessPolicy> policies, List<Network> networks) {

    public static final PolicySet EMPTY = new PolicySet(List.of(), List.of());

    public static final int MOST_POLICIES = 100;
    public static final int MOST_NETWORKS = 100;

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public PolicySet {
        policies = List.copyOf(policies);
        networks = List.copyOf(networks);
        if (policies.size() > MOST_POLICIES) {
            throw new IllegalArgumentException("there are at most " + MOST_POLICIES + " policies");
        }
        if (networks.size() > MOST_NETWORKS) {
            throw new IllegalArgumentException("there are at most " + MOST_NETWORKS + " networks");
        }
        Set<String> names = new HashSet<>();
        for (Network network : networks) {
            if (!names.add(network.name())) {
                throw new IllegalArgumentException("two networks have the name '" + network.name() + "'");
            }
        }
        Set<String> ids = new HashSet<>();
        for (AccessPolicy policy : policies) {
            if (!ids.add(policy.id())) {
                throw new IllegalArgumentException("two policies have the id '" + policy.id() + "'");
            }
            requireKnown(policy.fromWhere().inNetworks(), names);
            requireKnown(policy.fromWhere().outsideNetworks(), names);
        }
    }

    /** As it will be once nobody may put off enrolment any more. */
    public PolicySet afterGrace() {
        return new PolicySet(
                policies.stream()
                        .map(policy -> policy.as(policy.state(), Grace.NONE))
                        .toList(),
                networks);
    }

    /** As it would be if nothing were a draft or only reported. */
    public PolicySet allEnforced() {
        return new PolicySet(
                policies.stream()
                        .map(policy -> policy.as(PolicyState.ENFORCED, policy.grace()))
                        .toList(),
                networks);
    }

    /** Whether an enforced policy names factors: only then can somebody find none that they could set up. */
    public boolean namesFactors() {
        return policies.stream()
                .filter(policy -> policy.state() == PolicyState.ENFORCED)
                .anyMatch(policy -> policy.effect() instanceof Effect.Require asked
                        && !asked.factors().isEmpty());
    }

    private static void requireKnown(Set<String> named, Set<String> known) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("there is no network '" + name + "': add it, or choose another");
            }
        }
    }
}
