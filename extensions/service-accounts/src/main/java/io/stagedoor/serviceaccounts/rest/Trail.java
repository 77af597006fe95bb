package io.stagedoor.serviceaccounts.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.serviceaccounts.change.Providers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The organization's trail. */
final class Trail {

    private Trail() {}

    /** Writes down what somebody changed, in the same transaction. */
    static void record(AdministrativeCall call, String action, Target target, Map<String, String> details) {
        String id = call.caller().subject();
        @Nullable UserModel user = call.session().users().getUserById(call.realm(), id);
        boolean service = user != null && user.getServiceAccountClientLink() != null;
        Providers.trail(call.session())
                .record(new AuditFact(
                        call.realm().getId(),
                        call.organization().getId(),
                        new Actor(
                                service ? "service-account" : "person",
                                id,
                                call.caller().client()),
                        action,
                        target,
                        Outcome.SUCCESS,
                        null,
                        call.from(),
                        call.correlationId().value(),
                        details));
    }
}
