package io.stagedoor.scim.change;

import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.provisioning.api.Deprovisioning;
import io.stagedoor.teams.api.AboutPeople;
import io.stagedoor.teams.api.DirectoryGroups;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.provider.Provider;

/** What this capability stands on; none of it is optional. */
public final class Providers {

    /** Keycloak's own clock, which its tests can move. */
    public static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());

    private Providers() {}

    public static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    public static AuditTrail trail(KeycloakSession session) {
        return required(session, AuditTrail.class);
    }

    static Deprovisioning deprovisioning(KeycloakSession session) {
        return required(session, Deprovisioning.class);
    }

    public static AboutPeople aboutPeople(KeycloakSession session) {
        return required(session, AboutPeople.class);
    }

    static DirectoryGroups directoryGroups(KeycloakSession session) {
        return required(session, DirectoryGroups.class);
    }

    static OrganizationProvider organizations(KeycloakSession session) {
        return required(session, OrganizationProvider.class);
    }

    private static <T extends Provider> T required(KeycloakSession session, Class<T> type) {
        @Nullable T provider = session.getProvider(type);
        if (provider == null) {
            throw new IllegalStateException(type.getName() + " is not provided: an extension is missing");
        }
        return provider;
    }
}
