package io.stagedoor.mfapolicy.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmEndpoints;
import org.keycloak.models.KeycloakSession;

/** {@code .../my-devices}. */
@AutoService(RealmApiFactory.class)
public final class OwnDevicesApiFactory implements RealmApiFactory {

    @Override
    public String getId() {
        return "my-devices";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmEndpoints(OwnDevicesApiFactory.class, OwnDevicesResource::new, "my-devices.json");
    }
}
