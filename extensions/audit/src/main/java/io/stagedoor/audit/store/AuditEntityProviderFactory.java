package io.stagedoor.audit.store;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;

/** Brings the tables. */
@AutoService(JpaEntityProviderFactory.class)
public final class AuditEntityProviderFactory extends RoomTables {

    public AuditEntityProviderFactory() {
        super("sdaudit", "audit", AuditFactEntity.class);
    }
}
