package io.stagedoor.teams.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/organization-roles}. */
@AutoService(OrganizationApiFactory.class)
public final class OrganizationRolesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "organization-roles";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(
                OrganizationRolesApiFactory.class, OrganizationRolesResource::new, "organization-roles.json");
    }
}
