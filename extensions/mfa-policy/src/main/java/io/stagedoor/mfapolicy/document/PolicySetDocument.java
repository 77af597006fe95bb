package io.stagedoor.mfapolicy.document;

import io.stagedoor.mfapolicy.domain.AccessPolicy;
import io.stagedoor.mfapolicy.domain.Network;
import io.stagedoor.mfapolicy.domain.PolicySet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All policies of one scope, and its networks. */
public record PolicySetDocument(
        @Nullable List<@Nullable PolicyDocument> policies,
        @Nullable List<@Nullable NetworkDocument> networks) {

    record NetworkDocument(@Nullable String name, @Nullable List<String> ranges) {}

    public static PolicySetDocument of(PolicySet set) {
        return new PolicySetDocument(
                set.policies().stream().map(PolicyDocument::of).toList(),
                set.networks().stream()
                        .map(network -> new NetworkDocument(network.name(), network.ranges()))
                        .toList());
    }

    /** One policy as it stands in a set. */
    public static Object policy(AccessPolicy policy) {
        return PolicyDocument.of(policy);
    }

    /**
     * Reads what somebody wrote.
     *
     * @throws IllegalArgumentException in words for them, which policy first
     */
    public PolicySet toDomain() {
        List<Network> read = new ArrayList<>();
        for (@Nullable NetworkDocument network : networks == null ? List.<NetworkDocument>of() : networks) {
            if (network == null || network.name() == null || network.ranges() == null) {
                throw new IllegalArgumentException("a network has a name and ranges of addresses");
            }
            if (network.ranges().contains(null)) {
                throw new IllegalArgumentException("a range of addresses is never null");
            }
            read.add(new Network(network.name(), network.ranges()));
        }
        List<@Nullable PolicyDocument> asked = policies == null ? List.of() : policies;
        // Before any of them is read: each costs something.
        if (asked.size() > PolicySet.MOST_POLICIES) {
            throw new IllegalArgumentException("there are at most " + PolicySet.MOST_POLICIES + " policies");
        }
        List<AccessPolicy> all = new ArrayList<>();
        for (@Nullable PolicyDocument policy : asked) {
            if (policy == null) {
                throw new IllegalArgumentException("a policy is never null");
            }
            try {
                all.add(policy.toDomain());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("in policy " + (all.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return new PolicySet(all, read);
    }
}
