package io.stagedoor.provisioning.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/receipts}. */
@AutoService(OrganizationApiFactory.class)
public final class ReceiptsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "receipts";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(ReceiptsApiFactory.class, ReceiptsResource::new, "receipts.json");
    }
}
