package io.stagedoor.federation.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.federation.store.BreakGlass;
import io.stagedoor.federation.store.Connections;
import io.stagedoor.federation.store.Domains;
import io.stagedoor.federation.store.Problems;
import io.stagedoor.federation.store.TestSignIns;
import io.stagedoor.secrets.api.SecretSeal;
import io.stagedoor.signals.api.SessionEnds;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.provider.Provider;

/** The capabilities that this one stands on, none of which is optional, and its own tables in a session of Keycloak's. */
public final class Providers {

    /** Keycloak's own clock, which its tests can move. */
    public static final InstantSource CLOCK = () -> Instant.ofEpochMilli(Time.currentTimeMillis());

    private Providers() {}

    public static Connections connections(KeycloakSession session, String organization) {
        return new Connections(entities(session), realm(session), organization);
    }

    public static Domains domains(KeycloakSession session) {
        return new Domains(entities(session), realm(session));
    }

    public static Problems problems(KeycloakSession session) {
        return new Problems(entities(session));
    }

    public static TestSignIns testSignIns(KeycloakSession session) {
        return new TestSignIns(entities(session));
    }

    public static BreakGlass breakGlass(KeycloakSession session, String organization) {
        return new BreakGlass(entities(session), realm(session), organization);
    }

    public static OrganizationProvider organizations(KeycloakSession session) {
        return session.getProvider(OrganizationProvider.class);
    }

    static SecretSeal secretSeal(KeycloakSession session) {
        return required(session, SecretSeal.class);
    }

    static SessionEnds sessionEnds(KeycloakSession session) {
        return required(session, SessionEnds.class);
    }

    public static void record(KeycloakSession session, AuditFact fact) {
        required(session, AuditTrail.class).record(fact);
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private static String realm(KeycloakSession session) {
        return session.getContext().getRealm().getId();
    }

    private static <T extends Provider> T required(KeycloakSession session, Class<T> type) {
        @Nullable T provider = session.getProvider(type);
        if (provider == null) {
            throw new IllegalStateException(type.getName() + " is not provided: an extension is missing");
        }
        return provider;
    }
}
