package io.stagedoor.mfapolicy.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one policy or network between two versions.
 *
 * @param before null where it was added
 * @param after null where it was removed
 */
public record PolicyChange<T>(@Nullable T before, @Nullable T after) {

    /** Policies that differ, in the order of the later version and then those that are gone. */
    public static List<PolicyChange<AccessPolicy>> ofPolicies(PolicySet before, PolicySet after) {
        Map<String, AccessPolicy> old = new HashMap<>();
        before.policies().forEach(policy -> old.put(policy.id(), policy));
        List<PolicyChange<AccessPolicy>> changes = new ArrayList<>();
        for (AccessPolicy policy : after.policies()) {
            AccessPolicy was = old.remove(policy.id());
            if (!policy.equals(was)) {
                changes.add(new PolicyChange<>(was, policy));
            }
        }
        before.policies().stream()
                .filter(policy -> old.containsKey(policy.id()))
                .forEach(policy -> changes.add(new PolicyChange<>(policy, null)));
        return changes;
    }

    /** The same for networks, by their names. */
    public static List<PolicyChange<Network>> ofNetworks(PolicySet before, PolicySet after) {
        Map<String, Network> old = new HashMap<>();
        before.networks().forEach(network -> old.put(network.name(), network));
        List<PolicyChange<Network>> changes = new ArrayList<>();
        for (Network network : after.networks()) {
            Network was = old.remove(network.name());
            if (!network.equals(was)) {
                changes.add(new PolicyChange<>(was, network));
            }
        }
        before.networks().stream()
                .filter(network -> old.containsKey(network.name()))
                .forEach(network -> changes.add(new PolicyChange<>(network, null)));
        return changes;
    }
}
