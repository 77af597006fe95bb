package io.stagedoor.federation.flow;

import io.stagedoor.federation.change.ConnectionRules;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/** The third gate: no token of any grant from a session that did not begin as it has to. */
final class ConnectionTokens implements TokenPostProcessor {

    private final KeycloakSession session;

    ConnectionTokens(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        if (context.accessToken() == null) {
            return;
        }
        UserSessionModel open = context.clientSessionCtx().getClientSession().getUserSession();
        // Signed out, and not back from the company yet: whether it ever answers, this session is over.
        if (open.getState() == UserSessionModel.State.LOGGING_OUT) {
            throw new TokenInterceptorException("invalid_grant", "The session is being ended.");
        }
        if (!new ConnectionRules(session).mayEnter(open.getUser(), open.getNote(Details.IDENTITY_PROVIDER))) {
            throw new TokenInterceptorException("invalid_grant", "The person has to sign in through their company.");
        }
    }
}
