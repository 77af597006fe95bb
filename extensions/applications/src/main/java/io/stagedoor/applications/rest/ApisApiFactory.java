package io.stagedoor.applications.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/apis}. */
@AutoService(OrganizationApiFactory.class)
public final class ApisApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "apis";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(ApisApiFactory.class, ApisResource::new, "apis.json");
    }
}
