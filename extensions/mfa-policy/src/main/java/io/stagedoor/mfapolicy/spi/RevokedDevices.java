package io.stagedoor.mfapolicy.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.store.DeviceStore;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.api.RevocationFactory;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whoever leaves is remembered by no device any more. */
@AutoService(RevocationFactory.class)
public final class RevokedDevices implements RevocationFactory {

    private static final String NAME = "remembered-devices";

    @Override
    public String getId() {
        return NAME;
    }

    @Override
    public Revocation create(KeycloakSession session) {
        return new Revocation() {
            @Override
            public String name() {
                return NAME;
            }

            @Override
            public int revoke(RealmModel realm, @Nullable String organizationId, String personId) {
                EntityManager entities = Providers.entities(session);
                return organizationId == null
                        ? new DeviceStore(entities, realm.getId()).forgetPerson(personId)
                        : DeviceStore.forgetMember(entities, organizationId, personId);
            }
        };
    }
}
