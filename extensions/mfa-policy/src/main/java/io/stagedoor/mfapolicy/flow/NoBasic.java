package io.stagedoor.mfapolicy.flow;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Errors;
import org.keycloak.protocol.saml.profile.ecp.authenticator.HttpBasicAuthenticator;

/**
 * Signs nobody in. A password in a header is all that Keycloak asks for in SAML's profile for programs (SAML profiles 4.2), and neither of the gates that could
 * ask for more is on that way; nobody could be asked there, either.
 */
final class NoBasic extends HttpBasicAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.getEvent().error(Errors.NOT_ALLOWED);
        context.failure(
                AuthenticationFlowError.ACCESS_DENIED,
                Response.status(Response.Status.FORBIDDEN).build());
    }
}
