package io.stagedoor.factors.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmEndpoints;
import org.keycloak.models.KeycloakSession;

/** {@code .../my-factors}. */
@AutoService(RealmApiFactory.class)
public final class MyFactorsApiFactory implements RealmApiFactory {

    @Override
    public String getId() {
        return "my-factors";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmEndpoints(MyFactorsApiFactory.class, MyFactorsResource::new, "my-factors.json");
    }
}
