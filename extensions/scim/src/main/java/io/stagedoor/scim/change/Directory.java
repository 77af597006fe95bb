package io.stagedoor.scim.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.scim.store.GroupStore;
import io.stagedoor.scim.store.UserStore;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/**
 * One request of one organization's directory.
 *
 * @param actor id of the token or of the service account that speaks for it
 * @param actorType {@code client} for tokens, {@code service-account}
 * @param actorName as administrators know it
 */
public record Directory(
        KeycloakSession session,
        RealmModel realm,
        OrganizationModel organization,
        String actorType,
        String actor,
        String actorName) {

    public String id() {
        return organization.getId();
    }

    public UserStore users() {
        return new UserStore(Providers.entities(session), id());
    }

    public GroupStore groups() {
        return new GroupStore(Providers.entities(session), id());
    }

    long now() {
        return Providers.CLOCK.instant().toEpochMilli();
    }

    void record(String action, String type, String id, Map<String, String> details) {
        Providers.trail(session).record(fact(action, type, id, details));
    }

    void record(List<AuditFact> facts) {
        Providers.trail(session).record(facts);
    }

    /** The trail tells which attributes changed, never what they are. */
    AuditFact fact(String action, String type, String id, Map<String, String> details) {
        return new AuditFact(
                realm.getId(),
                id(),
                new AuditFact.Actor(actorType, actor, "scim"),
                action,
                new AuditFact.Target(type, id),
                AuditFact.Outcome.SUCCESS,
                null,
                session.getContext().getConnection() == null
                        ? null
                        : session.getContext().getConnection().getRemoteAddr(),
                null,
                details);
    }
}
