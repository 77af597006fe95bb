package io.stagedoor.guests.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.store.ChoicesStore;
import io.stagedoor.guests.store.EmailCodes;
import io.stagedoor.guests.store.TermsStore;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class GuestsEntityProviderFactory extends RoomTables {

    public GuestsEntityProviderFactory() {
        super("sdguests", "guests");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                String realm = removed.getRealm().getId();
                new EmailCodes(entities, realm).forgetPerson(removed.getUser().getId());
                new TermsStore(entities, realm).forgetPerson(removed.getUser().getId());
            }
            case OrganizationModel.OrganizationRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                String organization = removed.getOrganization().getId();
                new ChoicesStore(entities).forget(organization);
                TermsStore.forgetOrganization(entities, organization);
            }
            case RealmModel.RealmRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                new EmailCodes(entities, removed.getRealm().getId()).forgetAll();
                new TermsStore(entities, removed.getRealm().getId()).forgetAll();
            }
            default -> {}
        }
    }
}
