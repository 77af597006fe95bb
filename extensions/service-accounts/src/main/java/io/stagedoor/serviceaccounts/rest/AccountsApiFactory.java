package io.stagedoor.serviceaccounts.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/service-accounts}. */
@AutoService(OrganizationApiFactory.class)
public final class AccountsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "service-accounts";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(AccountsApiFactory.class, AccountsResource::new, "service-accounts.json");
    }
}
