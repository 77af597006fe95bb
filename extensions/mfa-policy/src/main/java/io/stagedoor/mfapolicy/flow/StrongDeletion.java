package io.stagedoor.mfapolicy.flow;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.models.KeycloakSession;

/** Stands in the place of Keycloak's own: a factor is taken away by whoever has just shown one. */
@AutoService(RequiredActionFactory.class)
public final class StrongDeletion extends DeleteCredentialAction {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new StrongOnly(this, this, true);
    }

    @Override
    public int order() {
        return 1;
    }
}
