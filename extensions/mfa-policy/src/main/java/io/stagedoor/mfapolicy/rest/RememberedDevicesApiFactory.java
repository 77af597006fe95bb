package io.stagedoor.mfapolicy.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/remembered-devices}. */
@AutoService(OrganizationApiFactory.class)
public final class RememberedDevicesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "remembered-devices";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(
                RememberedDevicesApiFactory.class, RememberedDevicesResource::new, "remembered-devices.json");
    }
}
