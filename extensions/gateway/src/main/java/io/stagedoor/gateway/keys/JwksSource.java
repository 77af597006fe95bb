package io.stagedoor.gateway.keys;

import java.io.IOException;

/** Where the issuer's published keys (a JWK Set, RFC 7517 5) come from. Implementations bound the time and the size of an answer. */
@FunctionalInterface
public interface JwksSource {

    /**
     * Fetches the key set now. Called by one thread at a time.
     *
     * @return the JSON text
     * @throws IOException where it cannot be had; the message is fit for a log
     */
    String fetch() throws IOException, InterruptedException;
}
