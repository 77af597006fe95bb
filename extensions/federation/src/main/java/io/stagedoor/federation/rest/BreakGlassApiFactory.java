package io.stagedoor.federation.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/break-glass}. */
@AutoService(OrganizationApiFactory.class)
public final class BreakGlassApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "break-glass";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Endpoints(BreakGlassResource::new, "break-glass.json");
    }
}
