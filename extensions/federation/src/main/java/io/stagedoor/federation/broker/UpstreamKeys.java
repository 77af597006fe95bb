package io.stagedoor.federation.broker;

import io.stagedoor.federation.upstream.UpstreamCalls;
import org.keycloak.crypto.PublicKeysWrapper;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.jose.jwk.JSONWebKeySet;
import org.keycloak.jose.jwk.JWK;
import org.keycloak.keys.PublicKeyLoader;
import org.keycloak.util.JWKSUtils;

/** The keys that an identity provider publishes, fetched within limits. Keycloak keeps them and asks again for one that it does not know. */
record UpstreamKeys(UpstreamCalls calls, String address) implements PublicKeyLoader {

    @Override
    @SuppressWarnings("deprecation") // JWK.Use: Keycloak's own loaders take it
    public PublicKeysWrapper loadKeys() throws Exception {
        try (SimpleHttpResponse answer =
                calls.http().doGet(address).header("Accept", "application/json").asResponse()) {
            if (answer.getStatus() != 200) {
                throw new java.io.IOException("keys: " + answer.getStatus());
            }
            return JWKSUtils.getKeyWrappersForUse(answer.asJson(JSONWebKeySet.class), JWK.Use.SIG, true);
        }
    }
}
