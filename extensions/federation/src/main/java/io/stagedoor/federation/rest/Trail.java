package io.stagedoor.federation.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.federation.change.Providers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Writes down who changed what about the ways in, in the same transaction. */
final class Trail {

    private Trail() {}

    static void record(
            AdministrativeCall call, String action, String type, String target, Map<String, String> details) {
        String id = call.caller().subject();
        @Nullable UserModel user = call.session().users().getUserById(call.realm(), id);
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
                        new AuditFact.Target(type, target),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        call.from(),
                        call.correlationId().value(),
                        details));
    }
}
