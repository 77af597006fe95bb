package io.stagedoor.people.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/invitations}. */
@AutoService(OrganizationApiFactory.class)
public final class InvitationsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "invitations";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Endpoints(InvitationsResource::new, "invitations.json");
    }
}
