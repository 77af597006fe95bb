package io.stagedoor.mfapolicy.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/sign-in-decisions}. */
@AutoService(OrganizationApiFactory.class)
public final class SignInDecisionsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "sign-in-decisions";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(SignInDecisionsApiFactory.class, SignInDecisionsResource::new, "sign-in-decisions.json");
    }
}
