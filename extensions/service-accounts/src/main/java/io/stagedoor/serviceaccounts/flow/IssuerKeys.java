package io.stagedoor.serviceaccounts.flow;

import io.stagedoor.federation.api.PublishedKeys;
import io.stagedoor.serviceaccounts.domain.TrustedIssuer;
import java.io.IOException;
import java.net.URI;
import org.keycloak.crypto.PublicKeysWrapper;
import org.keycloak.jose.jwk.JSONWebKeySet;
import org.keycloak.jose.jwk.JWK;
import org.keycloak.keys.PublicKeyLoader;
import org.keycloak.util.JWKSUtils;
import org.keycloak.util.JsonSerialization;

/** The keys of a trusted issuer, as its organization has given them or as it publishes them. Keycloak keeps them, and asks again for one that it does not know. */
record IssuerKeys(PublishedKeys published, TrustedIssuer issuer) implements PublicKeyLoader {

    @Override
    @SuppressWarnings("deprecation") // JWK.Use: Keycloak's own loaders take it
    public PublicKeysWrapper loadKeys() throws IOException {
        return JWKSUtils.getKeyWrappersForUse(keys(), JWK.Use.SIG, true);
    }

    private JSONWebKeySet keys() throws IOException {
        if (issuer.keys() != null) {
            return JsonSerialization.readValue(issuer.keys(), JSONWebKeySet.class);
        }
        URI address = issuer.keysAt() == null
                ? TrustedIssuer.checked(published.of(issuer.issuer()).toString(), "jwks_uri")
                : URI.create(issuer.keysAt());
        return published.at(address);
    }
}
