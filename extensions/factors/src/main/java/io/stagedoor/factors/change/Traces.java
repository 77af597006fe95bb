package io.stagedoor.factors.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What the trail says of somebody's factors: in that of the person's home organization, where they have one. */
public record Traces(KeycloakSession session, RealmModel realm, UserModel person) {

    /** With what it tells of. */
    public void done(String action, @Nullable String application, Map<String, String> details) {
        Providers.trail(session).record(fact(action, application, Outcome.SUCCESS, null, details));
    }

    /** In a transaction of its own: whatever becomes of the request, a refusal is not lost. */
    public void refused(String action, String reason, Map<String, String> details) {
        AuditFact fact = fact(action, null, Outcome.REFUSED, reason, details);
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(),
                apart -> Providers.trail(apart).record(fact));
    }

    private AuditFact fact(
            String action,
            @Nullable String application,
            Outcome outcome,
            @Nullable String reason,
            Map<String, String> details) {
        return new AuditFact(
                realm.getId(),
                HomeOrganization.of(session, person)
                        .map(OrganizationModel::getId)
                        .orElse(null),
                Actor.person(person.getId(), application),
                action,
                new AuditFact.Target("person", person.getId()),
                outcome,
                reason,
                session.getContext().getConnection().getRemoteAddr(),
                null,
                details);
    }
}
