package io.stagedoor.mfapolicy.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.JsonWebToken;

/** The third gate: every token of every grant. */
final class AssuredTokens implements TokenPostProcessor {

    private final KeycloakSession session;

    AssuredTokens(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        if (context.accessToken() == null) {
            return;
        }
        new TokenRule(session).refusal(context.clientSessionCtx()).ifPresent(why -> {
            throw new TokenInterceptorException(OAuthErrorException.INVALID_GRANT, why);
        });
        TokenRule.end(context.clientSessionCtx()).ifPresent(end -> {
            shorten(context.accessToken(), end);
            shorten(context.refreshToken(), end);
        });
    }

    /** Nothing is promised to be good for longer than its session. */
    private static void shorten(@Nullable JsonWebToken token, Instant end) {
        if (token != null && (token.getExp() == null || token.getExp() == 0 || token.getExp() > end.getEpochSecond())) {
            token.exp(end.getEpochSecond());
        }
    }
}
