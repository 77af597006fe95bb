package io.stagedoor.audit.spi;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Listens in every realm, whatever its settings are: nobody can switch the trail off by mistake. */
@AutoService(EventListenerProviderFactory.class)
public final class AuditedEventsFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "stagedoor-audit";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new AuditedEvents(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
