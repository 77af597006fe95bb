package io.stagedoor.provisioning.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.change.Providers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The organization's trail: what an administrator decided, in the same transaction. */
final class Trail {

    private Trail() {}

    static void record(AdministrativeCall call, String action, Map<String, String> details) {
        String id = call.caller().subject();
        @Nullable UserModel user = caller(call);
        boolean service = user != null && user.getServiceAccountClientLink() != null;
        Providers.record(
                call.session(),
                new AuditFact(
                        call.realm().getId(),
                        call.organization().getId(),
                        new AuditFact.Actor(
                                service ? "service-account" : "person",
                                id,
                                call.caller().client()),
                        action,
                        new AuditFact.Target("organization", call.organization().getId()),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        call.from(),
                        call.correlationId().value(),
                        details));
    }

    /** The caller, about one person. */
    static Cause cause(AdministrativeCall call, String reason) {
        return Cause.administrator(
                call.caller().subject(),
                name(call),
                reason,
                call.correlationId().value());
    }

    static String name(AdministrativeCall call) {
        @Nullable UserModel user = caller(call);
        @Nullable String email = user == null ? null : user.getEmail();
        return email != null ? email : user == null ? call.caller().subject() : user.getUsername();
    }

    private static @Nullable UserModel caller(AdministrativeCall call) {
        return call.session().users().getUserById(call.realm(), call.caller().subject());
    }
}
