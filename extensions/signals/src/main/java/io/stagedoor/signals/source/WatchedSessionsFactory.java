package io.stagedoor.signals.source;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.UserSessionProviderFactory;
import org.keycloak.provider.ProviderFactory;

/** Stands in front of whichever provider of sessions Keycloak would have taken. */
@AutoService(UserSessionProviderFactory.class)
@SuppressWarnings("rawtypes") // so is Keycloak's own registration
public final class WatchedSessionsFactory implements UserSessionProviderFactory<UserSessionProvider> {

    private volatile @Nullable String watched;

    @Override
    public String getId() {
        return "stagedoor-watched";
    }

    @Override
    public int order() {
        return 1000;
    }

    @Override
    public UserSessionProvider create(KeycloakSession session) {
        return WatchedSessions.of(session, session.getProvider(UserSessionProvider.class, watched(session)));
    }

    /** Found at first use: Keycloak asks for sessions while it is still making factories ready. */
    private String watched(KeycloakSession session) {
        @Nullable String id = watched;
        if (id == null) {
            id = session.getKeycloakSessionFactory()
                    .getProviderFactoriesStream(UserSessionProvider.class)
                    .filter(other -> other != this)
                    .max(Comparator.comparingInt(ProviderFactory::order))
                    .map(ProviderFactory::getId)
                    .orElseThrow(() -> new IllegalStateException("Keycloak has no provider of sessions"));
            watched = id;
        }
        return id;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
