package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A session that has shown no factor wanted to set one up for somebody who has one: perhaps it is stolen. */
public record RefusedSetUps(KeycloakSession session, RealmModel realm) {

    /**
     * Writes it to the trail of the person's home organization.
     *
     * @param factor as access policies name it
     */
    public void record(UserModel person, String application, String factor) {
        Providers.trail(session)
                .record(new AuditFact(
                        realm.getId(),
                        HomeOrganization.of(session, person)
                                .map(OrganizationModel::getId)
                                .orElse(null),
                        Actor.person(person.getId(), application),
                        "factor.refuse",
                        new AuditFact.Target("person", person.getId()),
                        Outcome.REFUSED,
                        "set up without showing a factor first",
                        session.getContext().getConnection().getRemoteAddr(),
                        null,
                        Map.of("factor", factor)));
    }
}
