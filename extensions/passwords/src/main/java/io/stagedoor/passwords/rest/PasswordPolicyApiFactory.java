package io.stagedoor.passwords.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/password-policy}. */
@AutoService(OrganizationApiFactory.class)
public final class PasswordPolicyApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "password-policy";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(PasswordPolicyApiFactory.class, PasswordPolicyResource::new, "password-policy.json");
    }
}
