package io.stagedoor.applications.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.applications.change.ApiChanges;
import io.stagedoor.applications.change.ApplicationChanges;
import io.stagedoor.applications.change.Providers;
import io.stagedoor.applications.store.Apis;
import io.stagedoor.applications.store.ApplicationRows;
import io.stagedoor.applications.store.Subscriptions;
import io.stagedoor.database.RoomTables;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class ApplicationsEntityProviderFactory extends RoomTables {

    public ApplicationsEntityProviderFactory() {
        super("sdapplications", "applications");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case OrganizationModel.OrganizationRemovedEvent removed ->
                forget(removed.getKeycloakSession(), removed.getOrganization().getId());
            case RealmModel.RealmRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                String realm = removed.getRealm().getId();
                new Subscriptions(entities, realm).forgetAll();
                new ApplicationRows(entities, realm).forgetAll();
                new Apis(entities, realm).forgetAll();
            }
            default -> {}
        }
    }

    private static void forget(KeycloakSession session, String organization) {
        RealmModel realm = session.getContext().getRealm();
        new ApiChanges(session, realm).forget(organization);
        new ApplicationChanges(session, realm).forget(organization);
        new Subscriptions(Providers.entities(session), realm.getId()).forget(organization);
    }
}
