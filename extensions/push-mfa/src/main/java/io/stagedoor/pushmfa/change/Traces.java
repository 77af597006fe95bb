package io.stagedoor.pushmfa.change;

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

/** What the trail says of phones: in that of the person's home organization, where they have one. */
record Traces(KeycloakSession session, RealmModel realm) {

    void record(
            UserModel person, String action, Outcome outcome, @Nullable String reason, Map<String, String> details) {
        Providers.trail(session)
                .record(new AuditFact(
                        realm.getId(),
                        HomeOrganization.of(session, person)
                                .map(OrganizationModel::getId)
                                .orElse(null),
                        Actor.person(person.getId(), null),
                        action,
                        new AuditFact.Target("person", person.getId()),
                        outcome,
                        reason,
                        session.getContext().getConnection().getRemoteAddr(),
                        null,
                        details));
    }
}
