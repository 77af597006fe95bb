package io.stagedoor.provisioning.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.provisioning.api.Cause;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** The organization's trail, in the transaction of what it tells of. */
final class Trail {

    private Trail() {}

    static void about(
            KeycloakSession session,
            String organization,
            String person,
            String action,
            Cause cause,
            Map<String, String> details) {
        Providers.record(
                session,
                new AuditFact(
                        session.getContext().getRealm().getId(),
                        organization,
                        cause.actor(),
                        action,
                        new AuditFact.Target("person", person),
                        AuditFact.Outcome.SUCCESS,
                        null,
                        null,
                        cause.correlationId().isEmpty() ? null : cause.correlationId(),
                        details));
    }

    /** What this capability does by itself. */
    static void bySystem(
            KeycloakSession session,
            String organization,
            String action,
            AuditFact.Target target,
            Map<String, String> details) {
        Providers.record(
                session,
                new AuditFact(
                        session.getContext().getRealm().getId(),
                        organization,
                        AuditFact.Actor.system("provisioning"),
                        action,
                        target,
                        AuditFact.Outcome.SUCCESS,
                        null,
                        null,
                        null,
                        details));
    }

    /** About somebody's access, with the receipt that says more. */
    static void access(
            KeycloakSession session,
            OrganizationModel organization,
            UserModel person,
            String action,
            Cause cause,
            String receipt) {
        about(
                session,
                organization.getId(),
                person.getId(),
                action,
                cause,
                Map.of("receipt", receipt, "cause", cause.kind().word(), "reason", cause.reason()));
    }
}
