package io.stagedoor.people.rest;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.audit.api.ChangeTrail;
import io.stagedoor.provisioning.api.Cause;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Writes down what was done to people, in the same transaction. */
final class Trail {

    private Trail() {}

    static void record(AdministrativeCall call, String action, Target target, Map<String, String> details) {
        ChangeTrail.record(call, action, target, details);
    }

    /** What somebody did about themselves. */
    static void record(RealmCall call, @Nullable String organization, String action) {
        String id = call.user().getId();
        keep(
                call.session(),
                new AuditFact(
                        call.realm().getId(),
                        organization,
                        Actor.person(id, call.client().getClientId()),
                        action,
                        new Target("person", id),
                        Outcome.SUCCESS,
                        null,
                        call.from(),
                        call.correlationId().value(),
                        Map.of()));
    }

    /** The caller, as the receipt of somebody's departure names them. */
    static Cause cause(AdministrativeCall call, String reason) {
        String id = call.caller().subject();
        @Nullable UserModel user = call.session().users().getUserById(call.realm(), id);
        @Nullable String email = user == null ? null : user.getEmail();
        return Cause.administrator(
                id,
                email != null ? email : user == null ? id : user.getUsername(),
                reason,
                call.correlationId().value());
    }

    private static void keep(KeycloakSession session, AuditFact fact) {
        @Nullable AuditTrail trail = session.getProvider(AuditTrail.class);
        if (trail == null) {
            throw new IllegalStateException("extensions/audit is missing: nothing may be changed without a trace");
        }
        trail.record(fact);
    }
}
