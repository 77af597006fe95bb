package io.stagedoor.people.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmEndpoints;
import org.keycloak.models.KeycloakSession;

/** {@code .../me}. */
@AutoService(RealmApiFactory.class)
public final class MeApiFactory implements RealmApiFactory {

    @Override
    public String getId() {
        return "me";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmEndpoints(MeApiFactory.class, MeResource::new, "me.json");
    }
}
