package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.signals.FeedSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway asks the issuer as itself.
 *
 * @param tokenEndpoint where it gets its token
 * @param client its {@code client_id}
 * @param secret never shown
 * @param feed where signals come from, null for none
 */
record IssuerSettings(
        URI tokenEndpoint,
        String client,
        String secret,
        @Nullable FeedSettings feed) {

    @Override
    public String toString() {
        return "IssuerSettings[" + client + " at " + tokenEndpoint + "]";
    }
}
