package io.stagedoor.applications.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/applications}. */
@AutoService(OrganizationApiFactory.class)
public final class ApplicationsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "applications";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(ApplicationsApiFactory.class, ApplicationsResource::new, "applications.json");
    }
}
