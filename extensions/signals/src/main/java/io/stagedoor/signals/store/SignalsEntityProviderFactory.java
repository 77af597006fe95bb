package io.stagedoor.signals.store;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Brings the tables. */
@AutoService(JpaEntityProviderFactory.class)
public final class SignalsEntityProviderFactory implements JpaEntityProviderFactory {

    /** Keycloak names the changelog's own table after it. */
    static final String ID = "sdsignals";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new JpaEntityProvider() {
            @Override
            public List<Class<?>> getEntities() {
                return List.of(
                        SignalEntity.class,
                        CursorEntity.class,
                        PersonVersionEntity.class,
                        PersonDisabledEntity.class,
                        SessionEndJobEntity.class,
                        EventStreamEntity.class,
                        FeedReaderEntity.class);
            }

            @Override
            public String getChangelogLocation() {
                return "META-INF/stagedoor/signals-changelog.xml";
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
