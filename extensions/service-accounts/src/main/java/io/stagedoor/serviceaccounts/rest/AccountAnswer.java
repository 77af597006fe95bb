package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.serviceaccounts.domain.Profile;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.State;
import io.stagedoor.serviceaccounts.domain.Workload;
import io.stagedoor.serviceaccounts.rest.Proof.WorkloadJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a service account.
 *
 * @param state its word, or that its time is up
 * @param approved how far it may go; null before anybody has approved it
 * @param approvedProfile version of the profile that was approved; 0 before
 * @param waitsForApproval whether there is something to approve: the request, or that its profile gives more than was approved
 * @param method {@code client_secret}, {@code private_key_jwt} or {@code workload_identity}
 * @param workload who it is at a trusted issuer; null where it proves itself
 * @param subject {@code sub} in its tokens; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountAnswer(
        String id,
        String name,
        String email,
        String purpose,
        String profile,
        @Nullable BoundsJson approved,
        long approvedProfile,
        String state,
        boolean waitsForApproval,
        String method,
        String clientId,
        @Nullable String subject,
        String sponsor,
        String askedBy,
        @Nullable String decidedBy,
        String expires,
        @Nullable String why,
        @Nullable WorkloadJson workload) {

    static AccountAnswer of(
            ServiceAccount account, @Nullable Profile profile, @Nullable Workload workload, Instant now) {
        boolean expired = account.state() == State.ACTIVE && account.hasExpiredAt(now);
        return new AccountAnswer(
                account.id(),
                account.name().value(),
                account.email(),
                account.purpose(),
                account.profile(),
                account.approvedProfile() == 0 ? null : BoundsJson.of(account.bounds()),
                account.approvedProfile(),
                expired ? "expired" : account.state().word(),
                profile != null && account.waitsForApproval(profile),
                method(account, workload),
                account.clientId(),
                text(account.user()),
                account.sponsor(),
                account.askedBy(),
                text(account.decidedBy()),
                account.expiry().toString(),
                text(account.why()),
                WorkloadJson.of(workload));
    }

    private static String method(ServiceAccount account, @Nullable Workload workload) {
        if (workload != null) {
            return "workload_identity";
        }
        return account.keys() == null ? "client_secret" : "private_key_jwt";
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
