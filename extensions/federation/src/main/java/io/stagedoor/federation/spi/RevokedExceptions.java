package io.stagedoor.federation.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.store.Tables;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.api.RevocationFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Exceptions for signing in without a required connection; whoever comes back is given one anew by an owner. */
@AutoService(RevocationFactory.class)
public final class RevokedExceptions implements RevocationFactory {

    @Override
    public String getId() {
        return "break-glass";
    }

    @Override
    public Revocation create(KeycloakSession session) {
        return new Revocation() {
            @Override
            public String name() {
                return "break-glass";
            }

            // Whoever is disabled cannot use it.
            @Override
            public boolean waitsForTheBrake(RealmModel realm, @Nullable String organizationId, String personId) {
                return Tables.hasBreakGlass(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), organizationId, personId);
            }

            @Override
            public int revoke(RealmModel realm, @Nullable String organizationId, String personId) {
                return Tables.revokeBreakGlass(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), organizationId, personId);
            }
        };
    }
}
