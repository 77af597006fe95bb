package io.stagedoor.federation.rest;

import io.stagedoor.federation.change.Described;
import io.stagedoor.federation.upstream.UpstreamCalls;
import io.stagedoor.federation.upstream.UpstreamClient;
import java.io.IOException;
import java.net.URI;
import org.keycloak.http.simple.SimpleHttpResponse;

/** Reads discovery documents and metadata, within the limits of all calls to identity providers. */
record UpstreamDocuments(UpstreamClient client) implements Described.Source {

    @Override
    public String read(URI address) throws IOException {
        try (UpstreamCalls calls = client.calls();
                SimpleHttpResponse answer =
                        calls.http().doGet(address.toString()).asResponse()) {
            if (answer.getStatus() != 200) {
                throw new IOException("status " + answer.getStatus());
            }
            return answer.asString();
        }
    }
}
