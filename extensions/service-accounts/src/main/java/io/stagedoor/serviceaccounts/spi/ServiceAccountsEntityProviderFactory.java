package io.stagedoor.serviceaccounts.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.serviceaccounts.change.AccountChanges;
import io.stagedoor.serviceaccounts.change.Providers;
import io.stagedoor.serviceaccounts.store.Accounts;
import io.stagedoor.signals.api.SignalRaised;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class ServiceAccountsEntityProviderFactory extends RoomTables {

    public ServiceAccountsEntityProviderFactory() {
        super("sdserviceaccounts", "service-accounts");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            // Whoever puts a person out says so by a signal, in the same transaction, whichever way they go.
            case SignalRaised raised -> SponsorsGone.after(raised.session(), raised.signal());
            case OrganizationModel.OrganizationRemovedEvent removed -> {
                KeycloakSession session = removed.getKeycloakSession();
                new AccountChanges(session, session.getContext().getRealm())
                        .forget(removed.getOrganization().getId());
            }
            case RealmModel.RealmRemovedEvent removed ->
                new Accounts(
                                Providers.entities(removed.getKeycloakSession()),
                                removed.getRealm().getId())
                        .forgetAll();
            default -> {}
        }
    }
}
