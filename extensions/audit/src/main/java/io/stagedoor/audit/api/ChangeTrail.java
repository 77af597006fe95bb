package io.stagedoor.audit.api;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** What is changed by administrative calls, in the trail of the organization that they name, and in the same transaction. */
public final class ChangeTrail {

    private ChangeTrail() {}

    /** Something about the organization itself. */
    public static void record(AdministrativeCall call, String action, Map<String, String> details) {
        record(call, action, new Target("organization", call.organization().getId()), details);
    }

    /** Something else in it. */
    public static void record(AdministrativeCall call, String action, Target target, Map<String, String> details) {
        of(call).record(new AuditFact(
                call.realm().getId(),
                call.organization().getId(),
                actor(call),
                action,
                target,
                Outcome.SUCCESS,
                null,
                call.from(),
                call.correlationId().value(),
                details));
    }

    /** The trail itself, without which nothing may be changed. */
    public static AuditTrail of(AdministrativeCall call) {
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
