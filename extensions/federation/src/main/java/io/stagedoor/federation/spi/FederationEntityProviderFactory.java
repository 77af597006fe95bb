package io.stagedoor.federation.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.federation.store.Tables;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;

/** Our tables. */
@AutoService(JpaEntityProviderFactory.class)
public final class FederationEntityProviderFactory extends RoomTables {

    public FederationEntityProviderFactory() {
        super("sdfederation", "federation", Tables.ENTITIES.toArray(Class<?>[]::new));
    }
}
