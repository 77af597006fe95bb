package io.stagedoor.scim.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.database.RoomTables;
import io.stagedoor.provisioning.api.AccessGivenBack;
import io.stagedoor.scim.change.Arrival;
import io.stagedoor.scim.change.Providers;
import io.stagedoor.scim.store.Forgetting;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Our tables, and who is gone from them. There are no entities: statements are written out, see {@code store}. */
@AutoService(JpaEntityProviderFactory.class)
public final class ScimEntityProviderFactory extends RoomTables {

    public ScimEntityProviderFactory() {
        super("sdscim", "scim");
    }

    @Override
    protected void on(ProviderEvent event) {
        switch (event) {
            case OrganizationModel.OrganizationMemberJoinEvent joined ->
                new Arrival(joined.getSession()).joined(joined.getOrganization(), joined.getUser());
            case AccessGivenBack back -> new Arrival(back.session()).back(back.organization(), back.person());
            case OrganizationModel.OrganizationMemberLeaveEvent left ->
                forgetting(left.getSession())
                        .member(left.getOrganization().getId(), left.getUser().getId());
            case UserModel.UserPreRemovedEvent removed ->
                forgetting(removed.getKeycloakSession())
                        .person(
                                removed.getUser().getId(),
                                Providers.CLOCK.instant().toEpochMilli());
            case OrganizationModel.OrganizationRemovedEvent removed ->
                forgetting(removed.getKeycloakSession())
                        .organization(removed.getOrganization().getId());
            case RealmModel.RealmRemovedEvent removed ->
                forgetting(removed.getKeycloakSession())
                        .realm(removed.getRealm().getId());
            default -> {}
        }
    }

    private static Forgetting forgetting(KeycloakSession session) {
        return new Forgetting(Providers.entities(session));
    }
}
