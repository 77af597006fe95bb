package io.stagedoor.signals.source;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Listens in every realm, whatever its settings are: nobody can switch signals off by mistake. */
@AutoService(EventListenerProviderFactory.class)
public final class SignalEventsFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "stagedoor-signals";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new SignalEvents(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new ModelChanges());
    }

    @Override
    public void close() {}
}
