package io.stagedoor.teams.change;

import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.teams.store.DirectoryGroupMembers;
import io.stagedoor.teams.store.Removal;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Joins stores and changes to a session of Keycloak's. */
public final class Changes {

    /** Keycloak's own clock, which its tests can move. */
    public static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());

    private static final String CHANGED = "stagedoor.teams.changed";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Changes() {}

    public static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    public static Stores stores(KeycloakSession session, String organization) {
        return Stores.of(entities(session), organization);
    }

    public static TeamChanges teams(KeycloakSession session, String organization) {
        return new TeamChanges(
                realm(session), organization, stores(session, organization), signals(session), CLOCK, RANDOM);
    }

    public static CatalogueChanges catalogue(KeycloakSession session, String organization) {
        return new CatalogueChanges(realm(session), organization, stores(session, organization), signals(session));
    }

    public static MappingChanges mapping(KeycloakSession session, String organization) {
        return new MappingChanges(realm(session), organization, stores(session, organization), signals(session), CLOCK);
    }

    public static DirectoryGroupChanges directoryGroups(KeycloakSession session, String organization) {
        return new DirectoryGroupChanges(
                realm(session),
                organization,
                stores(session, organization),
                new DirectoryGroupMembers(entities(session), organization),
                signals(session),
                CLOCK);
    }

    public static Departures departures(KeycloakSession session) {
        return new Departures(realm(session), new Removal(entities(session)), signals(session));
    }

    /** Whether this session may have written what is not committed yet; nothing that it reads may be remembered then. */
    public static boolean areOpenIn(KeycloakSession session) {
        return session.getAttribute(CHANGED) != null;
    }

    private static SignalLog signals(KeycloakSession session) {
        session.setAttribute(CHANGED, true);
        @Nullable SignalLog signals = session.getProvider(SignalLog.class);
        if (signals == null) {
            throw new IllegalStateException("extensions/signals is missing: no change may go unnoticed");
        }
        return signals;
    }

    private static String realm(KeycloakSession session) {
        return session.getContext().getRealm().getId();
    }
}
