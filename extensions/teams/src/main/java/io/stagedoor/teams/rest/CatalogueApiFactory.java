package io.stagedoor.teams.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/catalogue}. */
@AutoService(OrganizationApiFactory.class)
public final class CatalogueApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "catalogue";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(CatalogueApiFactory.class, CatalogueResource::new, "catalogue.json");
    }
}
