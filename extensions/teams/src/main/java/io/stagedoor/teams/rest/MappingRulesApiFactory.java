package io.stagedoor.teams.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.Capability;
import io.stagedoor.administration.api.OrganizationApi;
import io.stagedoor.administration.api.OrganizationApiFactory;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations/{alias}/mapping-rules}. */
@AutoService(OrganizationApiFactory.class)
public final class MappingRulesApiFactory implements OrganizationApiFactory {

    @Override
    public String getId() {
        return "mapping-rules";
    }

    @Override
    public OrganizationApi create(KeycloakSession session) {
        return new Capability(MappingRulesApiFactory.class, MappingRulesResource::new, "mapping-rules.json");
    }
}
