package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;

/** Our tables. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class TeamsEntityProviderFactory extends RoomTables {

    public TeamsEntityProviderFactory() {
        super("sdteams", "teams");
    }
}
