package io.stagedoor.serviceaccounts.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/trusted-issuers}. */
@AutoService(OrganizationApiFactory.class)
public final class TrustedIssuersApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "trusted-issuers";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(TrustedIssuersApiFactory.class, TrustedIssuersResource::new, "trusted-issuers.json");
    }
}
