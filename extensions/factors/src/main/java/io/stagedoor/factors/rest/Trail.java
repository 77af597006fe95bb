package io.stagedoor.factors.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The organization's trail. */
final class Trail {

    private Trail() {}

    /** Writes down what an administrator changed, in the same transaction. */
    static void record(AdministrativeCall call, String action, Map<String, String> details) {
        of(call).record(new AuditFact(
                call.realm().getId(),
                call.organization().getId(),
                actor(call),
                action,
                new Target("organization", call.organization().getId()),
                Outcome.SUCCESS,
                null,
                call.from(),
                call.correlationId().value(),
                details));
    }

    static AuditTrail of(AdministrativeCall call) {
        @Nullable AuditTrail trail = call.session().getProvider(AuditTrail.class);
        if (trail == null) {
            throw new IllegalStateException("extensions/audit is missing: nothing may be changed without a trace");
        }
        return trail;
    }

    private static Actor actor(AdministrativeCall call) {
        String id = call.caller().subject();
        @Nullable UserModel user = call.session().users().getUserById(call.realm(), id);
        boolean service = user != null && user.getServiceAccountClientLink() != null;
        return new Actor(
                service ? "service-account" : "person", id, call.caller().client());
    }
}
