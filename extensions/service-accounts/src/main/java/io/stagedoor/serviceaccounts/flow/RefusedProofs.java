package io.stagedoor.serviceaccounts.flow;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import java.util.Map;
import org.keycloak.authentication.ClientAuthenticationFlowContext;

/** Somebody has called themselves a service account, and could not prove it. */
final class RefusedProofs {

    private RefusedProofs() {}

    /** That it failed, and never what was sent. */
    static void record(ClientAuthenticationFlowContext context, ServiceAccount account, String why) {
        Providers.trail(context.getSession())
                .recordApart(new AuditFact(
                        context.getRealm().getId(),
                        account.organization(),
                        new AuditFact.Actor("anonymous", "", account.clientId()),
                        "service-account.authenticate",
                        new AuditFact.Target("service-account", account.id()),
                        AuditFact.Outcome.REFUSED,
                        why,
                        context.getConnection().getRemoteAddr(),
                        null,
                        Map.of()));
    }
}
