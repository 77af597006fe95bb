package io.stagedoor.people.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/people}. */
@AutoService(OrganizationApiFactory.class)
public final class PeopleApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "people";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Endpoints(PeopleResource::new, "people.json");
    }
}
