package io.stagedoor.mfapolicy.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.mfapolicy.change.Providers;
import io.stagedoor.mfapolicy.store.DecisionStore;
import io.stagedoor.mfapolicy.store.DeviceStore;
import io.stagedoor.mfapolicy.store.GraceStore;
import io.stagedoor.mfapolicy.store.PassStore;
import io.stagedoor.mfapolicy.store.PolicyStore;
import io.stagedoor.mfapolicy.store.RaiseStore;
import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.api.SignalRaised;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class AccessEntityProviderFactory extends RoomTables {

    public AccessEntityProviderFactory() {
        super("sdaccess", "mfa-policy");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case UserModel.UserPreRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                String realm = removed.getRealm().getId();
                new GraceStore(entities, realm).forgetPerson(removed.getUser().getId());
                new DecisionStore(entities, realm)
                        .forgetPerson(removed.getUser().getId());
                new PassStore(entities, realm).forgetPerson(removed.getUser().getId());
                new DeviceStore(entities, realm).forgetPerson(removed.getUser().getId());
            }
            case OrganizationModel.OrganizationMemberLeaveEvent left -> {
                EntityManager entities = Providers.entities(left.getSession());
                String organization = left.getOrganization().getId();
                PassStore.forgetMember(entities, organization, left.getUser().getId());
                DeviceStore.forgetMember(entities, organization, left.getUser().getId());
            }
            case SignalRaised raised
            when raised.signal().type() == Signal.Type.CREDENTIAL_CHANGED -> {
                @Nullable String person = raised.signal().subject();
                if (person != null) {
                    new DeviceStore(
                                    Providers.entities(raised.session()),
                                    raised.signal().realmId())
                            .forgetPerson(person);
                }
            }
            case OrganizationModel.OrganizationRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                String organization = removed.getOrganization().getId();
                PolicyStore.forgetOrganization(entities, organization);
                PassStore.forgetOrganization(entities, organization);
                DeviceStore.forgetOrganization(entities, organization);
                RaiseStore.forgetOrganization(entities, organization);
            }
            case RealmModel.RealmRemovedEvent removed -> {
                EntityManager entities = Providers.entities(removed.getKeycloakSession());
                new PolicyStore(entities, removed.getRealm().getId()).forgetAll();
                new PassStore(entities, removed.getRealm().getId()).forgetAll();
                new DeviceStore(entities, removed.getRealm().getId()).forgetAll();
                new RaiseStore(entities, removed.getRealm().getId()).forgetAll();
            }
            default -> {}
        }
    }
}
