package io.stagedoor.mfapolicy.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether the local sign-in asks for the second factor. It does, whatever policies say, except on a remembered device where they allow exactly that for
 * exactly this sign-in.
 */
final class FactorDue implements ConditionalAuthenticator {

    static final String ID = "stagedoor-factor-due";

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        @Nullable UserModel person = context.getUser();
        if (person == null) {
            return true;
        }
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        DeviceAtHand.show(context.getSession(), attempt, person);
        // Before any policy is asked: most people come without one.
        if (DeviceAtHand.of(context.getSession(), attempt, person).isEmpty()
                || !Standing.of(context).isDeviceEnough()) {
            return true;
        }
        DeviceAtHand.standIn(attempt, person);
        return false;
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
