package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.route.RouteTable;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the forward-auth service is told.
 *
 * @param host address to listen on
 * @param port 0 for any free one
 * @param tokens what a token must look like
 * @param jwks where the keys are; null to learn it from the issuer's metadata
 * @param routes what paths need
 * @param context how the gateway reports the client's request
 * @param issuer how the gateway asks the issuer as itself; null where it does not: then there are no signals and no catalogue
 * @param secret by which the gateway in front shows that it is the gateway; null where it has none
 */
record GatewaySettings(
        String host,
        int port,
        VerifierSettings tokens,
        @Nullable URI jwks,
        RouteTable routes,
        ContextSource context,
        @Nullable IssuerSettings issuer,
        @Nullable PeerSecret secret) {}
