package io.stagedoor.federation.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.store.Tables;
import jakarta.persistence.EntityManager;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Forgets who and what is gone. */
@AutoService(EventListenerProviderFactory.class)
public final class FederationEventsFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "stagedoor-federation";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventListenerProvider() {
            @Override
            public void onEvent(Event event) {}

            @Override
            public void onEvent(AdminEvent event, boolean includeRepresentation) {}

            @Override
            public void close() {}
        };
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(FederationEventsFactory::on);
    }

    private static void on(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed ->
                Tables.forgetPerson(
                        entities(removed.getKeycloakSession()),
                        removed.getUser().getId());
            case OrganizationModel.OrganizationRemovedEvent removed ->
                Tables.forgetOrganization(
                        entities(removed.getKeycloakSession()),
                        removed.getOrganization().getId());
            case RealmModel.RealmRemovedEvent removed ->
                Tables.forgetRealm(
                        entities(removed.getKeycloakSession()),
                        removed.getRealm().getId());
            default -> {}
        }
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
