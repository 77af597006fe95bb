package io.stagedoor.people.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.store.ErasureRequests;
import io.stagedoor.people.store.Invitations;
import io.stagedoor.people.store.LastSignIns;
import io.stagedoor.people.store.PendingInvitations;
import jakarta.persistence.EntityManager;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Listens in every realm, whatever its settings are, and forgets who is gone. */
@AutoService(EventListenerProviderFactory.class)
public final class PeopleEventsFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "stagedoor-people";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new PeopleEvents(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(PeopleEventsFactory::on);
    }

    private static void on(ProviderEvent event) {
        switch (event) {
            // Not UserRemovedEvent: Keycloak deletes a managed member who leaves an organization without it.
            case UserModel.UserPreRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                new LastSignIns(entities).forget(removed.getUser().getId());
                new ErasureRequests(entities).withdraw(removed.getUser().getId());
            }
            case OrganizationModel.OrganizationRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                String organization = removed.getOrganization().getId();
                new Invitations(entities, organization).forgetAll();
                new PendingInvitations(entities, organization).forgetAll();
            }
            case RealmModel.RealmRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                new LastSignIns(entities).forgetRealm(removed.getRealm().getId());
                new ErasureRequests(entities).forgetRealm(removed.getRealm().getId());
                PendingInvitations.forgetRealm(entities, removed.getRealm().getId());
            }
            default -> {}
        }
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
