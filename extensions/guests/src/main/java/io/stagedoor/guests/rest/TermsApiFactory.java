package io.stagedoor.guests.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/terms}. */
@AutoService(OrganizationApiFactory.class)
public final class TermsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "terms";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(TermsApiFactory.class, TermsResource::new, "terms.json");
    }
}
