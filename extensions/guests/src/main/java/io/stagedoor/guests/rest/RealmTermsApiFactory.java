package io.stagedoor.guests.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmEndpoints;
import org.keycloak.models.KeycloakSession;

/** {@code .../realm-terms}. */
@AutoService(RealmApiFactory.class)
public final class RealmTermsApiFactory implements RealmApiFactory {

    @Override
    public String getId() {
        return "realm-terms";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmEndpoints(RealmTermsApiFactory.class, RealmTermsResource::new, "realm-terms.json");
    }
}
