package io.stagedoor.people.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.people.store.ErasureRequestEntity;
import io.stagedoor.people.store.LastSignInEntity;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Our tables. */
@AutoService(JpaEntityProviderFactory.class)
public final class PeopleEntityProviderFactory implements JpaEntityProviderFactory {

    /** Keycloak names the changelog's own table after it. */
    static final String ID = "sdpeople";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new JpaEntityProvider() {
            @Override
            public List<Class<?>> getEntities() {
                return List.of(LastSignInEntity.class, ErasureRequestEntity.class);
            }

            @Override
            public String getChangelogLocation() {
                return "META-INF/stagedoor/people-changelog.xml";
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
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
