package io.stagedoor.provisioning.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.provisioning.change.Providers;
import io.stagedoor.provisioning.store.Jobs;
import io.stagedoor.provisioning.store.RuleEntity;
import io.stagedoor.provisioning.store.RuleStore;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. */
@AutoService(JpaEntityProviderFactory.class)
public final class ProvisioningEntityProviderFactory implements JpaEntityProviderFactory {

    /** Keycloak names the changelog's own table after it. */
    static final String ID = "sdprovisioning";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new JpaEntityProvider() {
            @Override
            public List<Class<?>> getEntities() {
                return List.of(RuleEntity.class);
            }

            @Override
            public String getChangelogLocation() {
                return "META-INF/stagedoor/provisioning-changelog.xml";
            }

            @Override
            public String getFactoryId() {
                return ID;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(ProvisioningEntityProviderFactory::on);
    }

    private static void on(ProviderEvent event) {
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

    @Override
    public void close() {}
}
