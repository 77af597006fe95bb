package io.stagedoor.people.spi;

import io.stagedoor.people.change.Joining;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.store.LastSignIns;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Notes when people sign in, and gives who has followed an invitation what it offered. */
final class PeopleEvents implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(PeopleEvents.class);

    private final KeycloakSession session;

    PeopleEvents(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getUserId() == null || event.getType() == null) {
            return;
        }
        try {
            switch (event.getType()) {
                case LOGIN ->
                    new LastSignIns(Providers.entities(session))
                            .note(event.getRealmId(), event.getUserId(), Instant.ofEpochMilli(event.getTime()));
                case INVITE_ORG -> joined(event);
                default -> {}
            }
        } catch (RuntimeException e) {
            // Keycloak swallows what a listener throws: nobody joins with half of what was decided.
            LOG.errorf(e, "%s could not be followed: it is undone", event.getType());
            session.getTransactionManager().setRollbackOnly();
        }
    }

    private void joined(Event event) {
        @Nullable RealmModel realm = session.realms().getRealm(event.getRealmId());
        @Nullable UserModel person = realm == null ? null : session.users().getUserById(realm, event.getUserId());
        @Nullable
        String id = event.getDetails() == null ? null : event.getDetails().get(Details.ORG_ID);
        @Nullable
        OrganizationModel organization = id == null
                ? null
                : session.getProvider(OrganizationProvider.class).getById(id);
        if (realm != null && person != null && organization != null && organization.isMember(person)) {
            new Joining(session, realm).joined(organization, person, FollowedLink.idIn(session));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
