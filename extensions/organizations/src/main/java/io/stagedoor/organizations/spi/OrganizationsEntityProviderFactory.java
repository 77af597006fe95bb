package io.stagedoor.organizations.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.organizations.store.BrandStore;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class OrganizationsEntityProviderFactory extends RoomTables {

    public OrganizationsEntityProviderFactory() {
        super("sdorganiza", "organizations");
    }

    @Override
    protected void on(ProviderEvent event) {
        if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
            new BrandStore(
                            removed.getKeycloakSession()
                                    .getProvider(JpaConnectionProvider.class)
                                    .getEntityManager(),
                            removed.getOrganization().getId())
                    .forget();
        }
    }
}
