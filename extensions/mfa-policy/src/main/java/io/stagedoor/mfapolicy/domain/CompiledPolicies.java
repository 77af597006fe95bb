package io.stagedoor.mfapolicy.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A set of policies, read once and evaluated often. Immutable. */
public final class CompiledPolicies {

    private final @Nullable String organizationId;
    private final List<CompiledPolicy> policies;
    private final List<List<Range>> networks;

    private CompiledPolicies(
            @Nullable String organizationId, List<CompiledPolicy> policies, List<List<Range>> networks) {
        this.organizationId = organizationId;
        this.policies = policies;
        this.networks = networks;
    }

    /**
     * Reads a set.
     *
     * @param organizationId null for the realm's floor
     */
    public static CompiledPolicies of(@Nullable String organizationId, PolicySet set) {
        Map<String, Integer> index = new LinkedHashMap<>();
        set.networks().forEach(network -> index.put(network.name(), index.size()));
        return new CompiledPolicies(
                organizationId,
                set.policies().stream()
                        .map(policy -> new CompiledPolicy(organizationId, policy, index))
                        .toList(),
                set.networks().stream()
                        .map(network -> network.ranges().stream().map(Range::of).toList())
                        .toList());
    }

    public boolean isEmpty() {
        return policies.isEmpty();
    }

    /** Whether what somebody is in teams is asked of: finding that out costs a look at tables. */
    public boolean asksForTeams() {
        return policies.stream()
                .map(CompiledPolicy::policy)
                .map(AccessPolicy::who)
                .anyMatch(Who::asksForTeams);
    }

    public boolean asksForOrganizationRoles() {
        return policies.stream()
                .map(CompiledPolicy::policy)
                .map(AccessPolicy::who)
                .anyMatch(Who::asksForOrganizationRoles);
    }

    /** Whether enrolment can be put off for a number of sign-ins, which then have to be counted. */
    public boolean countsSignIns() {
        return policies.stream().anyMatch(compiled -> compiled.policy().grace().signIns() > 0);
    }

    @Nullable
    String organizationId() {
        return organizationId;
    }

    List<CompiledPolicy> policies() {
        return policies;
    }

    List<List<Range>> networks() {
        return networks;
    }
}
