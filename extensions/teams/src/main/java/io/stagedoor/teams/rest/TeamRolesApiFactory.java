package io.stagedoor.teams.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/team-roles}. */
@AutoService(OrganizationApiFactory.class)
public final class TeamRolesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "team-roles";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(TeamRolesApiFactory.class, TeamRolesResource::new, "team-roles.json");
    }
}
