package io.stagedoor.teams.spi;

import com.google.auto.service.AutoService;
import io.stagedoor.teams.domain.HeldTeamsCache;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Wires the claims. One cache for each node. */
@AutoService(TokenPostProcessorFactory.class)
public final class AccessTokenClaimsFactory implements TokenPostProcessorFactory {

    private final HeldTeamsCache cache = new HeldTeamsCache();

    @Override
    public String getId() {
        return "stagedoor-teams";
    }

    /** The highest is asked first: this one comes behind Keycloak's own, so that nothing is put in behind it. */
    @Override
    public int order() {
        return -1000;
    }

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new AccessTokenClaims(session, cache);
    }
}
