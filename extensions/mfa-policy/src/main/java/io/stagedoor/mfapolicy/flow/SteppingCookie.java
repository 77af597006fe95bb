package io.stagedoor.mfapolicy.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A session that is there is used again, whatever level an application asks for: {@link StepUpForm} asks for what is missing. Keycloak's own
 * would ask for the password, too.
 */
final class SteppingCookie extends CookieAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
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
}
