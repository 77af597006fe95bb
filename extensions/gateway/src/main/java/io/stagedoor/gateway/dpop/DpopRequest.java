package io.stagedoor.gateway.dpop;

import java.net.URI;

/**
 * The request that a proof must be made for.
 *
 * @param proof the one {@code DPoP} header
 * @param method the HTTP method as the client sent it
 * @param target the address as the client saw it, not as a proxy rewrote it; query and fragment do not count
 */
public record DpopRequest(String proof, String method, URI target) {}
