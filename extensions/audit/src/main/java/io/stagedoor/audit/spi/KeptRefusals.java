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
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** Whoever tries what they may not is written down in the trail of the organization that they tried it in. */
@AutoService(RefusalsFactory.class)
public final class KeptRefusals implements RefusalsFactory {

    @Override
    public String getId() {
        return "audit";
    }

    @Override
    public Refusals create(KeycloakSession session) {
        return (call, action, reason) -> session.getProvider(AuditTrail.class).recordApart(fact(call, action, reason));
    }

    private static AuditFact fact(AdministrativeCall call, AdministrativeAction action, String reason) {
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
                Map.of("tried", action.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
