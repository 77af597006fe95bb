package io.stagedoor.teams.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/teams}. */
@AutoService(OrganizationApiFactory.class)
public final class TeamsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "teams";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(TeamsApiFactory.class, TeamsResource::new, "teams.json");
    }
}
