package io.stagedoor.organizations.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.organizations.store.BrandStore;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;

/** Our tables. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class OrganizationsEntityProviderFactory implements JpaEntityProviderFactory {

    /** Keycloak names the changelog's own table after it. */
    static final String ID = "sdorganiza";

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
                return "META-INF/stagedoor/organizations-changelog.xml";
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
        factory.register(event -> {
            if (event instanceof OrganizationModel.OrganizationRemovedEvent removed) {
                new BrandStore(
                                removed.getKeycloakSession()
                                        .getProvider(JpaConnectionProvider.class)
                                        .getEntityManager(),
                                removed.getOrganization().getId())
                        .forget();
            }
        });
    }

    @Override
    public void close() {}
}
