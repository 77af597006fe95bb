package io.stagedoor.audit.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.audit.api.AuditTrailFactory;
import java.time.Clock;
import org.keycloak.models.KeycloakSession;

/** Makes {@link AuditTrail}. */
@AutoService(AuditTrailFactory.class)
public final class KeepingTrailFactory implements AuditTrailFactory {

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public AuditTrail create(KeycloakSession session) {
        return new KeepingTrail(session, Clock.systemUTC());
    }
}
