package io.stagedoor.guests.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.guests.change.Providers;
import io.stagedoor.guests.store.ChoicesStore;
import io.stagedoor.guests.store.EmailCodes;
import io.stagedoor.guests.store.TermsStore;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class GuestsEntityProviderFactory implements JpaEntityProviderFactory {

    /** Keycloak names the changelog's own table after it. */
    static final String ID = "sdguests";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new JpaEntityProvider() {
            @Override
            public List<Class<?>> getEntities() {
                return List.of();
            }

            @Override
            public String getChangelogLocation() {
                return "META-INF/stagedoor/guests-changelog.xml";
            }

            @Override
            public String getFactoryId() {
                return ID;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(GuestsEntityProviderFactory::on);
    }

    private static void on(ProviderEvent event) {
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

    @Override
    public void close() {}
}
