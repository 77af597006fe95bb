package io.stagedoor.mfapolicy.rest;

import com.google.auto.service.AutoService;
import io.stagedoor.administration.api.RealmApi;
import io.stagedoor.administration.api.RealmApiFactory;
import io.stagedoor.administration.api.RealmEndpoints;
import org.keycloak.models.KeycloakSession;

/** {@code .../realm-access-policies}. */
@AutoService(RealmApiFactory.class)
public final class RealmAccessPoliciesApiFactory implements RealmApiFactory {

    @Override
    public String getId() {
        return "realm-access-policies";
    }

    @Override
    public RealmApi create(KeycloakSession session) {
        return new RealmEndpoints(
                RealmAccessPoliciesApiFactory.class, RealmAccessPoliciesResource::new, "realm-access-policies.json");
    }
}
