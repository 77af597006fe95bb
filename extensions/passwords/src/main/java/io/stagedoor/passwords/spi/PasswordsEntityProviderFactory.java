package io.stagedoor.passwords.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.passwords.change.Providers;
import io.stagedoor.passwords.store.PolicyStore;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Our table, and which organizations are gone from it. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class PasswordsEntityProviderFactory implements JpaEntityProviderFactory {

    /** Keycloak names the changelog's own table after it. */
    static final String ID = "sdpasswords";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new JpaEntityProvider() {
            @Override
            public List<Class<?>> getEntities() {
                return List.of();
            }

            @Override
            public String getChangelogLocation() {
                return "META-INF/stagedoor/passwords-changelog.xml";
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
        factory.register(PasswordsEntityProviderFactory::on);
    }

    private static void on(ProviderEvent event) {
        switch (event) {
            case OrganizationModel.OrganizationRemovedEvent removed ->
                store(removed.getKeycloakSession())
                        .forget(removed.getOrganization().getId());
            case RealmModel.RealmRemovedEvent removed ->
                store(removed.getKeycloakSession())
                        .forgetRealm(removed.getRealm().getId());
            default -> {}
        }
    }

    private static PolicyStore store(KeycloakSession session) {
        return new PolicyStore(Providers.entities(session));
    }

    @Override
    public void close() {}
}
