package io.stagedoor.pushmfa.flow;

import com.google.auto.service.AutoService;
import io.stagedoor.mfapolicy.api.SetUp;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Sets up a phone; by whom, the same rule says as for every other factor. */
@AutoService(RequiredActionFactory.class)
public final class PushEnrolFactory implements RequiredActionFactory {

    /** Also known to {@code extensions/mfa-policy}, which leads people here. */
    static final String ID = "stagedoor-push-enrol";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        PushEnrol action = new PushEnrol();
        return SetUp.counted(action, action, "push");
    }

    @Override
    public String getDisplayText() {
        return "Set up a phone for approvals";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
