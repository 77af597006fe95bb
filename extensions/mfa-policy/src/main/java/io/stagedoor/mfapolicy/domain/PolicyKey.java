package io.stagedoor.mfapolicy.domain;

import org.jspecify.annotations.Nullable;

/** Names a policy among those of all organizations, which choose the ids of theirs as they like. */
public final class PolicyKey {

    private PolicyKey() {}

    /**
     * One for each policy.
     *
     * @param organizationId null for the realm's floor
     */
    public static String of(@Nullable String organizationId, String policyId) {
        return (organizationId == null ? "" : organizationId) + "/" + policyId;
    }
}
