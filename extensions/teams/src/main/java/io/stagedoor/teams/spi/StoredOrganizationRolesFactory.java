package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.OrganizationRoles;
import io.stagedoor.administration.api.OrganizationRolesFactory;
import io.stagedoor.teams.change.Changes;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Wires organization roles, and cleans up in the same transaction in which somebody or an organization goes. */
@AutoService(OrganizationRolesFactory.class)
public final class StoredOrganizationRolesFactory implements OrganizationRolesFactory {

    @Override
    public String getId() {
        return "stored";
    }

    @Override
    public OrganizationRoles create(KeycloakSession session) {
        return new StoredOrganizationRoles(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(StoredOrganizationRolesFactory::on);
    }

    private static void on(ProviderEvent event) {
        switch (event) {
            case OrganizationModel.OrganizationMemberLeaveEvent left ->
                Changes.departures(left.getSession())
                        .personLeft(
                                left.getOrganization().getId(), left.getUser().getId());
            case OrganizationModel.OrganizationRemovedEvent removed ->
                Changes.departures(removed.getKeycloakSession())
                        .organizationRemoved(removed.getOrganization().getId());
            // Not UserRemovedEvent: Keycloak deletes a managed member who leaves an organization without it.
            case UserModel.UserPreRemovedEvent removed ->
                Changes.departures(removed.getKeycloakSession())
                        .personDeleted(removed.getUser().getId());
            default -> {}
        }
    }
}
