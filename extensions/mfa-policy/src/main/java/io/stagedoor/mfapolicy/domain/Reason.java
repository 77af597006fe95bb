package io.stagedoor.mfapolicy.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why one policy took part in a decision, or did not.
 *
 * @param organizationId null for the realm's floor, and for what is no policy
 * @param policyId null for what is no policy
 * @param policyName null for what is no policy
 * @param state null for what is no policy
 * @param value what the code is about: a network's name, an application's; empty where there is nothing to say
 */
public record Reason(
        @Nullable String organizationId,
        @Nullable String policyId,
        @Nullable String policyName,
        @Nullable PolicyState state,
        boolean matched,
        ReasonCode code,
        String value) {

    static Reason ofNoPolicy(ReasonCode code, String value) {
        return new Reason(null, null, null, null, true, code, value);
    }
}
