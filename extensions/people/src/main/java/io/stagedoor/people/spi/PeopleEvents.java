package io.stagedoor.people.spi;

import io.stagedoor.people.change.Providers;
import io.stagedoor.people.store.LastSignIns;
import java.time.Instant;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/** Notes when people sign in. */
final class PeopleEvents implements EventListenerProvider {

    private final KeycloakSession session;

    PeopleEvents(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGIN && event.getUserId() != null) {
            new LastSignIns(Providers.entities(session))
                    .note(event.getRealmId(), event.getUserId(), Instant.ofEpochMilli(event.getTime()));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
