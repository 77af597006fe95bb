package io.stagedoor.scim.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/scim}. */
@AutoService(OrganizationApiFactory.class)
public final class ScimApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "scim";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(ScimApiFactory.class, AdministrationResource::new, "scim.json");
    }
}
