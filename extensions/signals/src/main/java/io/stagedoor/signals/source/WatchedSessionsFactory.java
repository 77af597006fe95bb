package io.stagedoor.signals.source;

import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.Objects;
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

    private @Nullable String watched;

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
        return WatchedSessions.of(
                session,
                session.getProvider(UserSessionProvider.class, Objects.requireNonNull(watched, "watched provider")));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        watched = factory.getProviderFactoriesStream(UserSessionProvider.class)
                .filter(other -> other != this)
                .max(Comparator.comparingInt(ProviderFactory::order))
                .map(ProviderFactory::getId)
                .orElseThrow(() -> new IllegalStateException("Keycloak has no provider of sessions"));
    }

    @Override
    public void close() {}
}
