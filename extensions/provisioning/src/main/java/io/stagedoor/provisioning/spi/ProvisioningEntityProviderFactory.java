package io.stagedoor.provisioning.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.provisioning.change.Providers;
import io.stagedoor.provisioning.store.Jobs;
import io.stagedoor.provisioning.store.RuleEntity;
import io.stagedoor.provisioning.store.RuleStore;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. */
@AutoService(JpaEntityProviderFactory.class)
public final class ProvisioningEntityProviderFactory extends RoomTables {

    public ProvisioningEntityProviderFactory() {
        super("sdprovisioning", "provisioning", RuleEntity.class);
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed ->
                new Jobs(Providers.entities(removed.getKeycloakSession()))
                        .forgetPerson(removed.getUser().getId());
            case OrganizationModel.OrganizationRemovedEvent removed ->
                new RuleStore(Providers.entities(removed.getKeycloakSession()))
                        .forget(removed.getOrganization().getId());
            case RealmModel.RealmRemovedEvent removed ->
                new RuleStore(Providers.entities(removed.getKeycloakSession()))
                        .forgetRealm(removed.getRealm().getId());
            default -> {}
        }
    }
}
