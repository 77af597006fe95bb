package io.stagedoor.mfapolicy.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticator;
import org.keycloak.models.Constants;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A session that is there is used again, whatever level an application asks for: {@link StepUpForm} asks for what is missing. Keycloak's own
 * would ask for the password, too.
 */
final class SteppingCookie extends CookieAuthenticator {

    /** Of an attempt that began with the session which is there, and needs a newer one. */
    private static final String IGNORED = "stagedoor.session-too-old";

    /** Whether the attempt goes on with a session, and nobody has signed in. */
    static boolean hasLetIn(AuthenticationSessionModel attempt) {
        return attempt.getAuthNote(AuthenticationManager.SSO_AUTH) != null;
    }

    static void ignoreFromNowOn(AuthenticationSessionModel attempt) {
        attempt.setClientNote(IGNORED, "true");
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel attempt = context.getAuthenticationSession();
        if (attempt.getClientNote(IGNORED) != null) {
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
}
