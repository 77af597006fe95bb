package io.stagedoor.hotpath.spi;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.protocol.LoginProtocolFactory;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;

/** Keycloak's OpenID Connect, which asks for the longest length of each parameter of each request, through all sources of settings that there are. */
@AutoService(LoginProtocolFactory.class)
public final class RememberingProtocolFactory extends OIDCLoginProtocolFactory {

    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public void init(Config.Scope config) {
        super.init(RememberedNumbers.of(config));
    }
}
