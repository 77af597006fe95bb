package io.stagedoor.federation.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/connections}. */
@AutoService(OrganizationApiFactory.class)
public final class ConnectionsApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "connections";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Endpoints(ConnectionsResource::new, "connections.json");
    }
}
