package io.stagedoor.serviceaccounts.flow;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.serviceaccounts.api.SecretHolders.Holder;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.domain.ServiceAccount;
import java.util.Map;
import org.keycloak.authentication.ClientAuthenticationFlowContext;

/** Somebody has called themselves a service account, or another holder of secrets, and could not prove it. */
final class RefusedProofs {

    private RefusedProofs() {}

    static void record(ClientAuthenticationFlowContext context, ServiceAccount account, String why) {
        record(context, account.clientId(), holder(account), why);
    }

    /** That it failed, and never what was sent. */
    static void record(ClientAuthenticationFlowContext context, String client, Holder holder, String why) {
        Providers.trail(context.getSession())
                .recordApart(new AuditFact(
                        context.getRealm().getId(),
                        holder.organization(),
                        new AuditFact.Actor("anonymous", "", client),
                        holder.type() + ".authenticate",
                        new AuditFact.Target(holder.type(), holder.id()),
                        AuditFact.Outcome.REFUSED,
                        why,
                        context.getConnection().getRemoteAddr(),
                        null,
                        Map.of()));
    }

    static Holder holder(ServiceAccount account) {
        return new Holder(account.id(), account.organization(), "service-account");
    }
}
