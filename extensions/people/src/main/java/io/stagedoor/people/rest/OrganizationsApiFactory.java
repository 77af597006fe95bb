package io.stagedoor.people.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmEndpoints;
import org.keycloak.models.KeycloakSession;

/** {@code .../organizations}. */
@AutoService(RealmApiFactory.class)
public final class OrganizationsApiFactory implements RealmApiFactory {

    @Override
    public String getId() {
        return "organizations";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmEndpoints(OrganizationsApiFactory.class, OrganizationsResource::new, "organizations.json");
    }
}
