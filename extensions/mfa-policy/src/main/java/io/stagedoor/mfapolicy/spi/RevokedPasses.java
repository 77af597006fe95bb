package io.stagedoor.mfapolicy.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.store.PassStore;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.api.RevocationFactory;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whoever leaves has no access pass any more. */
@AutoService(RevocationFactory.class)
public final class RevokedPasses implements RevocationFactory {

    private static final String NAME = "access-passes";

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
                        ? new PassStore(entities, realm.getId()).forgetPerson(personId)
                        : PassStore.forgetMember(entities, organizationId, personId);
            }
        };
    }
}
