package io.stagedoor.guests.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;

/** What somebody typed on the page for the address, or who they are known to be. */
final class GivenAddress {

    private GivenAddress() {}

    static @Nullable String of(AuthenticationFlowContext context) {
        return context.getUser() != null
                ? context.getUser().getEmail()
                : context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
    }

    /** Whether it was given on a page before and stands for this attempt. */
    static boolean isFixed(AuthenticationFlowContext context) {
        return Boolean.parseBoolean(
                context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.USERNAME_HIDDEN));
    }
}
