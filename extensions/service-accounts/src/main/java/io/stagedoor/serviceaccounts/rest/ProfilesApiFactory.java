package io.stagedoor.serviceaccounts.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/permission-profiles}. */
@AutoService(OrganizationApiFactory.class)
public final class ProfilesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "permission-profiles";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(ProfilesApiFactory.class, ProfilesResource::new, "permission-profiles.json");
    }
}
