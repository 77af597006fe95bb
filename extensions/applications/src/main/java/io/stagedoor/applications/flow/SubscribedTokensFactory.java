package io.stagedoor.applications.flow;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Wires the third gate. */
@AutoService(TokenPostProcessorFactory.class)
public final class SubscribedTokensFactory implements TokenPostProcessorFactory {

    @Override
    public String getId() {
        return "stagedoor-applications";
    }

    /** Behind {@code extensions/teams}, which says what organization the token is for, and behind whoever puts an audience in. */
    @Override
    public int order() {
        return -1100;
    }

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new SubscribedTokens(session);
    }
}
