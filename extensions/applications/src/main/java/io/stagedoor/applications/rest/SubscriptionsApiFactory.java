package io.stagedoor.applications.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/subscriptions}. */
@AutoService(OrganizationApiFactory.class)
public final class SubscriptionsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "subscriptions";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(SubscriptionsApiFactory.class, SubscriptionsResource::new, "subscriptions.json");
    }
}
