package io.stagedoor.demo.screeningroom.signin;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stagedoor as OpenID Connect Discovery 1.0 describes it. It is looked up when first needed, so that the application may start before
 * it. Every method may block for a few seconds and throws {@link UnavailableException} where Stagedoor does not answer.
 */
final class IdentityProvider {

    /** What an ID token may be signed with. Never 'none', never a shared secret. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LARGEST_KEY_SET = 128 * 1024;

    private final SignInSettings settings;
    private @Nullable Discovered discovered;

    IdentityProvider(SignInSettings settings) {
        this.settings = settings;
    }

    OIDCProviderMetadata metadata() {
        return discovered().metadata();
    }

    JWSKeySelector<SecurityContext> keys() {
        return new JWSVerificationKeySelector<>(ALGORITHMS, discovered().keys());
    }

    TokenResponse askForTokens(AuthorizationGrant grant) {
        try {
            HTTPRequest request = new TokenRequest.Builder(
                            metadata().getTokenEndpointURI(),
                            new ClientSecretBasic(settings.client(), settings.secret()),
                            grant)
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(PATIENCE_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            request.setFollowRedirects(false);
            return OIDCTokenResponseParser.parse(request.send());
        } catch (IOException | ParseException e) {
            throw new UnavailableException(e);
        }
    }

    private synchronized Discovered discovered() {
        Discovered known = discovered;
        if (known == null) {
            known = discover();
            discovered = known;
        }
        return known;
    }

    /** Nimbus refuses a document that names another issuer (Discovery 1.0, 4.3). */
    private Discovered discover() {
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(settings.issuer(), PATIENCE_MILLIS, PATIENCE_MILLIS);
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_KEY_SET))
                    .retrying(true)
                    .build();
            return new Discovered(metadata, keys);
        } catch (IOException | GeneralException e) {
            throw new UnavailableException(e);
        }
    }

    private record Discovered(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}
}
