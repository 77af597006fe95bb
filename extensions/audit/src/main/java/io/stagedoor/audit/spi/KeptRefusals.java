package io.stagedoor.audit.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.administration.api.Refusals;
import io.stagedoor.administration.api.RefusalsFactory;
import io.stagedoor.administration.domain.AdministrativeAction;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.audit.api.AuditFact.Target;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.audit.domain.RepeatedRefusals;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.keycloak.models.KeycloakSession;

/** Whoever tries what they may not is written down in the trail of the organization that they tried it in. */
@AutoService(RefusalsFactory.class)
public final class KeptRefusals implements RefusalsFactory {

    private final RepeatedRefusals repeated = new RepeatedRefusals();
    private final InstantSource clock = InstantSource.system();

    @Override
    public String getId() {
        return "audit";
    }

    @Override
    public Refusals create(KeycloakSession session) {
        return (call, action, reason) -> repeated.admit(key(call, action, reason), clock.instant())
                .ifPresent(unwritten ->
                        session.getProvider(AuditTrail.class).recordApart(fact(call, action, reason, unwritten)));
    }

    private static RepeatedRefusals.Refusal key(AdministrativeCall call, AdministrativeAction action, String reason) {
        return new RepeatedRefusals.Refusal(
                call.realm().getId(),
                call.organization().getId(),
                call.caller().subject(),
                call.caller().client(),
                action.name(),
                reason);
    }

    private static AuditFact fact(AdministrativeCall call, AdministrativeAction action, String reason, int unwritten) {
        Map<String, String> details = new TreeMap<>();
        details.put("tried", action.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (unwritten > 0) {
            details.put("repeated", Integer.toString(unwritten));
        }
        return new AuditFact(
                call.realm().getId(),
                call.organization().getId(),
                Actor.person(call.caller().subject(), call.caller().client()),
                "administration.refuse",
                new Target("organization", call.organization().getId()),
                Outcome.REFUSED,
                reason,
                call.from(),
                call.correlationId().value(),
                details);
    }
}
