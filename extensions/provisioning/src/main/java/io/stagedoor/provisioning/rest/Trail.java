package io.stagedoor.provisioning.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.provisioning.api.Cause;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** The organization's trail: what an administrator decided, in the same transaction. */
final class Trail {

    private Trail() {}

    static void record(AdministrativeCall call, String action, Map<String, String> details) {
        ChangeTrail.record(call, action, details);
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
