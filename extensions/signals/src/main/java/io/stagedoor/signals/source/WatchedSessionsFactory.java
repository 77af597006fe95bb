package io.stagedoor.signals.source;

import com.google.auto.service.AutoService;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.UserSessionProviderFactory;
import org.keycloak.models.sessions.infinispan.PersistentUserSessionProvider;
import org.keycloak.models.sessions.infinispan.changes.ClientSessionPersistentChangelogBasedTransaction;
import org.keycloak.models.sessions.infinispan.changes.UserSessionPersistentChangelogBasedTransaction;
import org.keycloak.provider.ProviderFactory;

/** Stands in front of whichever provider of sessions Keycloak would have taken. */
@AutoService(UserSessionProviderFactory.class)
@SuppressWarnings("rawtypes") // so is Keycloak's own registration
public final class WatchedSessionsFactory implements UserSessionProviderFactory<UserSessionProvider> {

    // What the provider works on is made by Keycloak's factory, and shown to subclasses of the provider alone.
    private static final VarHandle SESSIONS = field("sessionTx", UserSessionPersistentChangelogBasedTransaction.class);
    private static final VarHandle CLIENT_SESSIONS =
            field("clientSessionTx", ClientSessionPersistentChangelogBasedTransaction.class);

    private volatile @Nullable String watched;

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(PersistentUserSessionProvider.class, MethodHandles.lookup())
                    .findVarHandle(PersistentUserSessionProvider.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Keycloak keeps its sessions in another way", e);
        }
    }

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
        UserSessionProvider provider = session.getProvider(UserSessionProvider.class, watched(session));
        // Sessions that are kept in memory only, or in another data centre's cache: not a way that Stagedoor is run.
        return provider instanceof PersistentUserSessionProvider persistent
                ? new WatchedSessions(
                        session,
                        (UserSessionPersistentChangelogBasedTransaction) SESSIONS.get(persistent),
                        (ClientSessionPersistentChangelogBasedTransaction) CLIENT_SESSIONS.get(persistent))
                : provider;
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
