package io.stagedoor.signals.ending;

import io.stagedoor.signals.api.SessionEndWitness;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** All who want to know how the ending of sessions goes on; each step is told in its own transaction. */
record EndWitnesses(Set<SessionEndWitness> all) implements SessionEndWitness {

    static EndWitnesses of(KeycloakSession session) {
        return new EndWitnesses(session.getAllProviders(SessionEndWitness.class));
    }

    @Override
    public void removing(String realmId, String subject, int online, int offline, Map<String, Integer> applications) {
        all.forEach(witness -> witness.removing(realmId, subject, online, offline, applications));
    }

    @Override
    public void gone(String realmId, String subject) {
        all.forEach(witness -> witness.gone(realmId, subject));
    }

    @Override
    public void told(String realmId, String subject, String clientUuid, boolean acknowledged) {
        all.forEach(witness -> witness.told(realmId, subject, clientUuid, acknowledged));
    }
}
