package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.RecoveryAuthnCodesAction;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own: recovery codes are made by whoever has just shown another factor. */
@AutoService(RequiredActionFactory.class)
public final class StrongRecoveryCodes extends RecoveryAuthnCodesAction {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new StrongOnly(this, this, false);
    }

    @Override
    public int order() {
        return 1;
    }
}
