package io.stagedoor.federation.broker;

import io.stagedoor.federation.upstream.UpstreamCalls;
import io.stagedoor.federation.upstream.UpstreamClient;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.crypto.KeyUse;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.keys.PublicKeyStorageProvider;
import org.keycloak.keys.PublicKeyStorageUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlAbstractMetadataPublicKeyLoader;
import org.keycloak.protocol.saml.SamlMetadataKeyLocator;
import org.keycloak.rotation.KeyLocator;

/** Keys of an identity provider whose metadata are fetched, within limits. */
record SamlKeys(KeycloakSession session, SAMLIdentityProviderConfig config, UpstreamClient upstream) {

    boolean isUsed() {
        @Nullable String address = config.getMetadataDescriptorUrl();
        return config.isUseMetadataDescriptorUrl() && address != null && !address.isBlank();
    }

    KeyLocator locator() {
        return new SamlMetadataKeyLocator(
                PublicKeyStorageUtils.getIdpModelCacheKey(
                        session.getContext().getRealm().getId(), config.getInternalId()),
                new Metadata(upstream, config.getMetadataDescriptorUrl()),
                KeyUse.SIG,
                session.getProvider(PublicKeyStorageProvider.class));
    }

    private static final class Metadata extends SamlAbstractMetadataPublicKeyLoader {

        private final UpstreamClient upstream;
        private final String address;

        Metadata(UpstreamClient upstream, String address) {
            super(true);
            this.upstream = upstream;
            this.address = address;
        }

        @Override
        protected String getKeys() throws IOException {
            try (UpstreamCalls calls = upstream.calls();
                    SimpleHttpResponse answer = calls.http().doGet(address).asResponse()) {
                if (answer.getStatus() != 200) {
                    throw new IOException("metadata: " + answer.getStatus());
                }
                return answer.asString();
            }
        }
    }
}
