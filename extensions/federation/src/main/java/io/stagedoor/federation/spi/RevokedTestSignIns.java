package io.stagedoor.federation.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.store.Tables;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.api.RevocationFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Test sign-ins that somebody has begun and that nobody has come back from. */
@AutoService(RevocationFactory.class)
public final class RevokedTestSignIns implements RevocationFactory {

    @Override
    public String getId() {
        return "test-sign-ins";
    }

    @Override
    public Revocation create(KeycloakSession session) {
        return new Revocation() {
            @Override
            public String name() {
                return "test-sign-ins";
            }

            @Override
            public int revoke(RealmModel realm, @Nullable String organizationId, String personId) {
                return Tables.revokeTestSignIns(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), organizationId, personId);
            }
        };
    }
}
