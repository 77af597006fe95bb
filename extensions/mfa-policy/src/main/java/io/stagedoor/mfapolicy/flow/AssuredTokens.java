package io.stagedoor.mfapolicy.flow;

import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/** The third gate: every token of every grant. */
final class AssuredTokens implements TokenPostProcessor {

    private final KeycloakSession session;

    AssuredTokens(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        if (context.accessToken() != null) {
            new TokenRule(session).refusal(context.clientSessionCtx()).ifPresent(why -> {
                throw new TokenInterceptorException(OAuthErrorException.INVALID_GRANT, why);
            });
        }
    }
}
