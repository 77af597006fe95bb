package io.stagedoor.pushmfa.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.pushmfa.change.Providers;
import io.stagedoor.pushmfa.store.DeviceStore;
import io.stagedoor.pushmfa.store.SubscriptionStore;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class PushEntityProviderFactory extends RoomTables {

    public PushEntityProviderFactory() {
        super("sdpush", "push-mfa");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed ->
                new DeviceStore(
                                Providers.entities(removed.getKeycloakSession()),
                                removed.getRealm().getId())
                        .forgetPerson(removed.getUser().getId());
            case RealmModel.RealmRemovedEvent removed -> {
                var entities = Providers.entities(removed.getKeycloakSession());
                String realm = removed.getRealm().getId();
                new DeviceStore(entities, realm).forgetAll();
                new SubscriptionStore(entities, realm).forgetSender();
            }
            default -> {}
        }
    }
}
