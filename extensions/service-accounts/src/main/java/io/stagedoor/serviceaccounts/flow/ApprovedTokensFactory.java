package io.stagedoor.serviceaccounts.flow;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Wires the third gate. */
@AutoService(TokenPostProcessorFactory.class)
public final class ApprovedTokensFactory implements TokenPostProcessorFactory {

    @Override
    public String getId() {
        return "stagedoor-service-accounts";
    }

    /** Behind {@code extensions/teams}, which reads what is approved after the version that the token carries; both look at the same. */
    @Override
    public int order() {
        return -1050;
    }

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new ApprovedTokens(session);
    }
}
