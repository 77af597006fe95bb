package io.stagedoor.provisioning.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/deprovisioning}. */
@AutoService(OrganizationApiFactory.class)
public final class DeprovisioningApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "deprovisioning";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(DeprovisioningApiFactory.class, DeprovisioningResource::new, "deprovisioning.json");
    }
}
