package io.stagedoor.federation.broker;

import com.google.auto.service.AutoService;
import io.stagedoor.federation.change.TestAttempt;
import io.stagedoor.federation.domain.ConnectionKeys;
import io.stagedoor.federation.oidc.TokenExpectation;
import io.stagedoor.federation.upstream.UpstreamClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.OAuth2Constants;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.broker.provider.IdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/**
 * Connections by OpenID Connect. What protects them is not a setting: whatever a connection's settings say, it is set here.
 */
@AutoService(IdentityProviderFactory.class)
@SuppressWarnings("rawtypes") // the SPI's own type is generic
public final class StrictOidcProviderFactory extends OIDCIdentityProviderFactory {

    private @Nullable UpstreamClient upstream;

    @Override
    public String getId() {
        return ConnectionKeys.OIDC;
    }

    @Override
    public String getName() {
        return "Stagedoor connection (OpenID Connect)";
    }

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        upstream = new UpstreamClient(UpstreamClient.mayBePrivate());
    }

    @Override
    public OIDCIdentityProvider create(KeycloakSession session, IdentityProviderModel model) {
        return new StrictOidcProvider(
                session, strict(TestAttempt.settings(session, model)), Objects.requireNonNull(upstream));
    }

    static OIDCIdentityProviderConfig strict(IdentityProviderModel model) {
        OIDCIdentityProviderConfig config = new OIDCIdentityProviderConfig(model);
        config.setPkceEnabled(true);
        config.setPkceMethod(OAuth2Constants.PKCE_METHOD_S256);
        config.setDisableNonce(false);
        config.setValidateSignature(true);
        config.setUseJwksUrl(true);
        config.setAccessTokenJwt(false);
        config.setSupportsClientAssertions(false);
        config.setStoreToken(false);
        // The company's session is in the browser: a call of this server's would end nothing there.
        config.setBackchannelSupported(false);
        // That the company knows whose session it is, and asks nobody.
        config.setSendIdTokenOnLogout(true);
        int skew = config.getAllowedClockSkew();
        int most = (int) TokenExpectation.MOST_SKEW.toSeconds();
        config.getConfig()
                .put(IdentityProviderModel.ALLOWED_CLOCK_SKEW, Integer.toString(skew < 0 || skew > most ? most : skew));
        return config;
    }

    @Override
    public void close() {
        if (upstream != null) {
            upstream.close();
        }
    }
}
