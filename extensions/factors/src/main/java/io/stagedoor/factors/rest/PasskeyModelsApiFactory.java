package io.stagedoor.factors.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/passkey-models}. */
@AutoService(OrganizationApiFactory.class)
public final class PasskeyModelsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "passkey-models";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(PasskeyModelsApiFactory.class, PasskeyModelsResource::new, "passkey-models.json");
    }
}
