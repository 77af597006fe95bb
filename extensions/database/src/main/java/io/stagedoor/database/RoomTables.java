package io.stagedoor.database;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/** A room's tables, made by its changelog {@code META-INF/stagedoor/<room>-changelog.xml}, and what happens to Keycloak's things that they are about. */
public abstract class RoomTables implements JpaEntityProviderFactory {

    private final String id;
    private final String room;
    private final List<Class<?>> entities;

    /**
     * Of a room.
     *
     * @param id Keycloak names the changelog's own table after it, so it never changes
     * @param entities none where statements are written out
     */
    protected RoomTables(String id, String room, Class<?>... entities) {
        this.id = id;
        this.room = room;
        this.entities = List.of(entities);
    }

    /** Something was removed, or has happened: in the transaction of whoever did it. */
    protected void on(ProviderEvent event) {}

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final JpaEntityProvider create(KeycloakSession session) {
        return new JpaEntityProvider() {
            @Override
            public List<Class<?>> getEntities() {
                return entities;
            }

            @Override
            public String getChangelogLocation() {
                return "META-INF/stagedoor/" + room + "-changelog.xml";
            }

            @Override
            public String getFactoryId() {
                return id;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::on);
    }

    @Override
    public void close() {}
}
