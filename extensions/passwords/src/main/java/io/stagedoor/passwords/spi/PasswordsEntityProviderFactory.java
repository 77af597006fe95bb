package io.stagedoor.passwords.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.passwords.change.Providers;
import io.stagedoor.passwords.store.PolicyStore;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Our table, and which organizations are gone from it. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class PasswordsEntityProviderFactory extends RoomTables {

    public PasswordsEntityProviderFactory() {
        super("sdpasswords", "passwords");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case OrganizationModel.OrganizationRemovedEvent removed ->
                store(removed.getKeycloakSession())
                        .forget(removed.getOrganization().getId());
            case RealmModel.RealmRemovedEvent removed ->
                store(removed.getKeycloakSession())
                        .forgetRealm(removed.getRealm().getId());
            default -> {}
        }
    }

    private static PolicyStore store(KeycloakSession session) {
        return new PolicyStore(Providers.entities(session));
    }
}
