package io.stagedoor.mfapolicy.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/access-policies}. */
@AutoService(OrganizationApiFactory.class)
public final class AccessPoliciesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "access-policies";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(AccessPoliciesApiFactory.class, AccessPoliciesResource::new, "access-policies.json");
    }
}
