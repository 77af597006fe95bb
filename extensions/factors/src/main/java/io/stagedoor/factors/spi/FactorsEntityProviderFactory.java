package io.stagedoor.factors.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.factors.change.Providers;
import io.stagedoor.factors.store.ModelStore;
import io.stagedoor.factors.store.UseStore;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalRaised;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and what is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class FactorsEntityProviderFactory extends RoomTables {

    public FactorsEntityProviderFactory() {
        super("sdfactors", "factors");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed ->
                uses(removed.getKeycloakSession(), removed.getRealm().getId())
                        .forgetPerson(removed.getUser().getId());
            case SignalRaised raised when raised.signal().type() == Signal.Type.CREDENTIAL_CHANGED -> changed(raised);
            case OrganizationModel.OrganizationRemovedEvent removed ->
                new ModelStore(Providers.entities(removed.getKeycloakSession()))
                        .forgetOrganization(removed.getOrganization().getId());
            case RealmModel.RealmRemovedEvent removed -> {
                String realm = removed.getRealm().getId();
                uses(removed.getKeycloakSession(), realm).forgetAll();
                new ModelStore(Providers.entities(removed.getKeycloakSession())).forgetRealm(realm);
            }
            default -> {}
        }
    }

    private static void changed(SignalRaised raised) {
        KeycloakSession session = raised.session();
        @Nullable RealmModel realm = session.realms().getRealm(raised.signal().realmId());
        @Nullable String id = raised.signal().subject();
        @Nullable
        UserModel person = realm == null || id == null ? null : session.users().getUserById(realm, id);
        if (realm != null && person != null) {
            uses(session, realm.getId())
                    .keepOnly(
                            person.getId(),
                            person.credentialManager()
                                    .getStoredCredentialsStream()
                                    .map(CredentialModel::getId)
                                    .toList());
        }
    }

    private static UseStore uses(KeycloakSession session, String realm) {
        return new UseStore(Providers.entities(session), realm);
    }
}
