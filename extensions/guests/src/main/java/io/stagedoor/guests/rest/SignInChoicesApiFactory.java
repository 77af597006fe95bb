package io.stagedoor.guests.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/sign-in}. */
@AutoService(OrganizationApiFactory.class)
public final class SignInChoicesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "sign-in";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(SignInChoicesApiFactory.class, SignInChoicesResource::new, "sign-in.json");
    }
}
