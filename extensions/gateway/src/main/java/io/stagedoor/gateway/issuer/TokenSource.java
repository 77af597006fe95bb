package io.stagedoor.gateway.issuer;

import java.io.IOException;

/** The gateway's own access token, for what only a gateway may read: feed and catalogue. */
public interface TokenSource {

    /** A token that is still good for a while; fetched where need be, so this may wait. */
    String token() throws IOException, InterruptedException;

    /** Says that the issuer did not accept a token, so that the next one is a fresh one. */
    void refused(String token);
}
