package io.stagedoor.applications.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmEndpoints;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/stagedoor/v1/apis}. */
@AutoService(RealmApiFactory.class)
public final class RealmApisApiFactory implements RealmApiFactory {

    @Override
    public String getId() {
        return "apis";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmEndpoints(RealmApisApiFactory.class, RealmApisResource::new, "realm-apis.json");
    }
}
