package io.stagedoor.provisioning.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.provisioning.change.Providers;
import io.stagedoor.provisioning.domain.Step;
import io.stagedoor.provisioning.store.Steps;
import io.stagedoor.signals.api.SessionEndWitness;
import io.stagedoor.signals.api.SessionEndWitnessFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Writes onto receipts how the ending of sessions goes on. */
@AutoService(SessionEndWitnessFactory.class)
public final class EndedSessions implements SessionEndWitnessFactory {

    @Override
    public String getId() {
        return "provisioning";
    }

    @Override
    public SessionEndWitness create(KeycloakSession session) {
        Steps steps = new Steps(Providers.entities(session));
        return new SessionEndWitness() {
            @Override
            public void removing(
                    String realmId, String subject, int online, int offline, Map<String, Integer> applications) {
                steps.sessions(realmId, subject, Step.ONLINE, online);
                steps.sessions(realmId, subject, Step.OFFLINE, offline);
                applications.forEach(
                        (uuid, times) -> steps.telling(realmId, subject, clientId(session, realmId, uuid), times));
            }

            @Override
            public void gone(String realmId, String subject) {
                steps.sessionsGone(realmId, subject, Providers.CLOCK.instant());
            }

            @Override
            public void told(String realmId, String subject, String clientUuid, boolean acknowledged) {
                steps.told(
                        realmId,
                        subject,
                        clientId(session, realmId, clientUuid),
                        acknowledged,
                        Providers.CLOCK.instant());
            }
        };
    }

    /** As administrators know it; an application that is gone meanwhile keeps its internal id. */
    private static String clientId(KeycloakSession session, String realmId, String uuid) {
        @Nullable RealmModel realm = session.realms().getRealm(realmId);
        @Nullable ClientModel client = realm == null ? null : session.clients().getClientById(realm, uuid);
        return client == null ? uuid : client.getClientId();
    }
}
