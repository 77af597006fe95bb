package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.mfapolicy.assurance.Method;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own: what is set up counts as proved. */
@AutoService(RequiredActionFactory.class)
public final class CountedTotp extends UpdateTotp {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new Enrolment(this, this, Method.TOTP);
    }

    @Override
    public int order() {
        return 1;
    }
}
