package io.stagedoor.federation.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.stagedoor.federation.upstream.UpstreamCalls;
import io.stagedoor.federation.upstream.UpstreamClient;
import java.io.IOException;
import java.net.URI;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.jose.jwk.JSONWebKeySet;

/**
 * Reads keys at addresses that organizations' administrators chose, within the limits of all calls to identity providers: one deadline, no redirects, and
 * no address inside the network of this server unless its operator allows that. One for the life of the server.
 */
public final class PublishedKeys implements AutoCloseable {

    private final UpstreamClient client = new UpstreamClient(UpstreamClient.mayBePrivate());

    /** The JWK Set (RFC 7517) at that address. */
    public JSONWebKeySet at(URI address) throws IOException {
        try (UpstreamCalls calls = client.calls();
                SimpleHttpResponse answer = answered(calls, address)) {
            return answer.asJson(JSONWebKeySet.class);
        }
    }

    /** Where an issuer says that its keys are (OpenID Connect Discovery 4.2). */
    public URI of(String issuer) throws IOException {
        try (UpstreamCalls calls = client.calls();
                SimpleHttpResponse answer = answered(
                        calls, URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration"))) {
            JsonNode document = answer.asJson();
            // OpenID Connect Discovery 4.3: another issuer's document says nothing about this one.
            if (!document.path("issuer").asText().equals(issuer)) {
                throw new IOException("the document names another issuer");
            }
            return URI.create(document.path("jwks_uri").asText());
        }
    }

    private static SimpleHttpResponse answered(UpstreamCalls calls, URI address) throws IOException {
        SimpleHttpResponse answer = calls.http()
                .doGet(address.toString())
                .header("Accept", "application/json")
                .asResponse();
        if (answer.getStatus() != 200) {
            answer.close();
            throw new IOException("status " + answer.getStatus());
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
