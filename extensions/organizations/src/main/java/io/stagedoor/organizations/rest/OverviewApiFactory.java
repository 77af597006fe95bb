package io.stagedoor.organizations.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/overview}. */
@AutoService(OrganizationApiFactory.class)
public final class OverviewApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "overview";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(OverviewApiFactory.class, OverviewResource::new, "overview.json");
    }
}
