package io.stagedoor.guests.flow;

import io.stagedoor.guests.change.TermsOf;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/**
 * The third gate: no token for whoever was shown terms and has not accepted them. Sessions whose person has seen nothing yet go on: an application
 * that only refreshes cannot show a page, and a new version is no reason to throw everybody out at once.
 */
final class TermsTokens implements TokenPostProcessor {

    private final KeycloakSession session;

    TermsTokens(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        if (context.accessToken() == null) {
            return;
        }
        @Nullable
        UserModel person =
                context.clientSessionCtx().getClientSession().getUserSession().getUser();
        if (person != null
                && person.getServiceAccountClientLink() == null
                && new TermsOf(session, session.getContext().getRealm(), person).areEvaded()) {
            throw new TokenInterceptorException("invalid_grant", "The person has to answer the terms of use first.");
        }
    }
}
