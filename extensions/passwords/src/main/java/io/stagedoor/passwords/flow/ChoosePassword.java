package io.stagedoor.passwords.flow;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.models.KeycloakSession;

/** Keycloak's page for a new password, which says what the person's own organization asks for before the first try. */
@AutoService(RequiredActionFactory.class)
public final class ChoosePassword extends UpdatePassword {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    /** Stands in the place of Keycloak's own. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        PageRules.show(context);
        super.requiredActionChallenge(context);
    }

    @Override
    public void processAction(RequiredActionContext context) {
        PageRules.show(context);
        super.processAction(context);
    }
}
