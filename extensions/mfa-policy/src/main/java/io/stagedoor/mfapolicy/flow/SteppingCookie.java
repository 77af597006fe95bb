package io.stagedoor.mfapolicy.flow;

import io.stagedoor.mfapolicy.domain.Requirement;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A session that is there is used again, while it is not older or idler than the application's policies allow, whatever level an application asks for: {@link StepUpForm} asks for what is missing. Keycloak's own
 * would ask for the password, too.
 */
final class SteppingCookie extends CookieAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        @Nullable UserModel over = ofSessionThatIsOver(context.getSession(), attempt);
        if (over != null) {
            context.setUser(over);
            attempt.setAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION, "true");
            context.setForwardedInfoMessage(Messages.REAUTHENTICATE);
            context.attempted();
            return;
        }
        @Nullable String asked = attempt.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        attempt.removeClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        try {
            super.authenticate(context);
        } finally {
            if (asked != null) {
                attempt.setClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION, asked);
            }
        }
    }

    private static @Nullable UserModel ofSessionThatIsOver(
            KeycloakSession session, AuthenticationSessionModel attempt) {
        @Nullable UserSessionModel open = new AuthenticationSessionManager(session).getUserSession(attempt);
        if (open == null || open.getUser() == null || !AuthenticationManager.isSessionValid(attempt.getRealm(), open)) {
            return null;
        }
        Standing standing = Standing.of(session, attempt, open.getUser());
        Requirement requirement = standing.judgement().decision().requirement();
        if (SessionProofs.age(open).isOver(requirement, standing.now())
                || standing.judgement().wasTooLongAgo()) {
            return open.getUser();
        }
        standing.judgement().handOn();
        return null;
    }
}
