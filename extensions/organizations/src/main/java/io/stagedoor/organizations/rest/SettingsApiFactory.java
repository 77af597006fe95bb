package io.stagedoor.organizations.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/settings}. */
@AutoService(OrganizationApiFactory.class)
public final class SettingsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "settings";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(SettingsApiFactory.class, SettingsResource::new, "settings.json");
    }
}
