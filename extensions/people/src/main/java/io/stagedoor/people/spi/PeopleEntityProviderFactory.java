package io.stagedoor.people.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.people.store.ErasureRequestEntity;
import io.stagedoor.people.store.LastSignInEntity;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;

/** Our tables. */
@AutoService(JpaEntityProviderFactory.class)
public final class PeopleEntityProviderFactory extends RoomTables {

    public PeopleEntityProviderFactory() {
        super("sdpeople", "people", LastSignInEntity.class, ErasureRequestEntity.class);
    }
}
