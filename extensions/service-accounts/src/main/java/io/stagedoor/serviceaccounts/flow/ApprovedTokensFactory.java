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

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new ApprovedTokens(session);
    }
}
