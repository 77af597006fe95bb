package io.stagedoor.applications.change;

import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.signals.api.SignalLog;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What this capability stands on; none of it is optional. */
public final class Providers {

    private Providers() {}

    public static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    public static AuditTrail trail(KeycloakSession session) {
        @Nullable AuditTrail trail = session.getProvider(AuditTrail.class);
        if (trail == null) {
            throw new IllegalStateException("extensions/audit is missing: nothing may happen without a trace");
        }
        return trail;
    }

    static SignalLog signals(KeycloakSession session) {
        @Nullable SignalLog signals = session.getProvider(SignalLog.class);
        if (signals == null) {
            throw new IllegalStateException("extensions/signals is missing: no change may go unnoticed");
        }
        return signals;
    }
}
