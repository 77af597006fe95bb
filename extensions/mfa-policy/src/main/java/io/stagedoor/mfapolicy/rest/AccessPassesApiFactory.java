package io.stagedoor.mfapolicy.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/access-passes}. */
@AutoService(OrganizationApiFactory.class)
public final class AccessPassesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "access-passes";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(AccessPassesApiFactory.class, AccessPassesResource::new, "access-passes.json");
    }
}
