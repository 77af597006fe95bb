package io.stagedoor.serviceaccounts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Checked;
import io.stagedoor.administration.api.Problem;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import io.stagedoor.serviceaccounts.domain.TrustedIssuer;
import io.stagedoor.serviceaccounts.domain.Workload;
import io.stagedoor.serviceaccounts.store.TrustedIssuers;
import io.stagedoor.serviceaccounts.store.Workloads;
import org.jspecify.annotations.Nullable;

/** Who a service account is to be at a trusted issuer. */
record Proof(AdministrativeCall call) {

    /** @param issuer id of a trusted issuer of the organization */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkloadJson(@Nullable String issuer, @Nullable String subject) {
        static @Nullable WorkloadJson of(@Nullable Workload workload) {
            return workload == null ? null : new WorkloadJson(workload.trustedIssuer(), workload.subject());
        }
    }

    /** Kept beside the account, for which nobody else stands yet. */
    Workload claim(ServiceAccount account, WorkloadJson asked) {
        TrustedIssuers issuers = new TrustedIssuers(
                Providers.entities(call.session()), call.organization().getId());
        String id = asked.issuer() == null ? "" : asked.issuer();
        if (!issuers.hold(id)) {
            throw call.fail(
                    Problem.invalid("There is no such trusted issuer in this organization.", "/workload/issuer"));
        }
        TrustedIssuer issuer = issuers.find(id).orElseThrow(() -> call.fail(Problem.notFound()));
        Workload workload = Checked.value(
                () -> new Workload(
                        account.id(), issuer.id(), issuer.issuer(), asked.subject() == null ? "" : asked.subject()),
                "/workload/subject");
        try {
            workloads().insert(workload);
        } catch (WrittenMeanwhileException e) {
            throw call.fail(Problem.conflict(
                    "workload-taken",
                    "A service account stands for this workload already",
                    "Delete that one first; if it is none of yours, ask the operator of this service."));
        }
        return workload;
    }

    @Nullable
    Workload of(ServiceAccount account) {
        return workloads().of(account.id()).orElse(null);
    }

    Workloads workloads() {
        return new Workloads(Providers.entities(call.session()), call.realm().getId());
    }
}
