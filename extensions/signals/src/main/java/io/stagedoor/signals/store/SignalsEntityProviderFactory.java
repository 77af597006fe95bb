package io.stagedoor.signals.store;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;

/** Brings the tables. */
@AutoService(JpaEntityProviderFactory.class)
public final class SignalsEntityProviderFactory extends RoomTables {

    public SignalsEntityProviderFactory() {
        super(
                "sdsignals",
                "signals",
                SignalEntity.class,
                CursorEntity.class,
                PersonVersionEntity.class,
                PersonDisabledEntity.class,
                SessionEndJobEntity.class,
                EventStreamEntity.class,
                FeedReaderEntity.class);
    }
}
