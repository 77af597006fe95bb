package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.issuer.ClientCredentials;
import io.stagedoor.gateway.issuer.ProtectedAddress;
import io.stagedoor.gateway.signals.FeedSettings;
import io.stagedoor.gateway.signals.StalenessPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which the gateway asks the issuer as itself. Secrets come from files: a command line is everyone's to read. */
final class IssuerOptions {

    private static final String FROM_ISSUER = "issuer";
    private static final String NONE = "none";

    @Option(
            names = "--feed",
            defaultValue = NONE,
            description = "the signal feed: none, issuer (the issuer's own), or its address (${DEFAULT-VALUE})")
    String feed = NONE;

    @Option(
            names = "--feed-outage",
            defaultValue = "0",
            description =
                    "seconds that tokens are accepted while the feed is down, 0 to 900; 0 fails closed (${DEFAULT-VALUE})")
    int outage;

    @Option(names = "--client-id", description = "the gateway's own client, for feed and role catalogue")
    @Nullable
    String client;

    @Option(names = "--client-secret-file", description = "file with that client's secret")
    @Nullable
    Path clientSecret;

    @Option(names = "--token-endpoint", description = "where its token comes from (the issuer's, as Keycloak has it)")
    @Nullable
    URI tokenEndpoint;

    @Option(
            names = "--peer-secret-file",
            description = "file with the secret of the gateway in front, for routes with permission: from-gateway")
    @Nullable
    Path peerSecret;

    /** How to ask the issuer; null where the gateway does not. */
    @Nullable
    IssuerSettings settings(String issuer) {
        boolean listens = !feed.equals(NONE);
        if (client == null || clientSecret == null) {
            if (listens || client != null || clientSecret != null) {
                throw new IllegalArgumentException(
                        "--feed, --client-id and --client-secret-file belong together; the last two alone give the catalogue");
            }
            return null;
        }
        URI endpoint = tokenEndpoint == null ? ClientCredentials.endpointOf(issuer) : tokenEndpoint;
        ProtectedAddress.checked(URI.create(issuer)); // the catalogue is below it
        return new IssuerSettings(
                ProtectedAddress.checked(endpoint),
                client,
                secret(clientSecret),
                listens ? FeedSettings.of(address(issuer), staleness()) : null);
    }

    @Nullable
    PeerSecret peerSecret() {
        return peerSecret == null ? null : new PeerSecret(secret(peerSecret));
    }

    private URI address(String issuer) {
        return feed.equals(FROM_ISSUER) ? FeedSettings.addressOf(issuer) : URI.create(feed);
    }

    private StalenessPolicy staleness() {
        if (outage == 0) {
            return StalenessPolicy.FAIL_CLOSED;
        }
        return StalenessPolicy.failOpen(Duration.ofSeconds(outage));
    }

    private static String secret(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (!secret.isEmpty()) {
                return secret;
            }
        } catch (IOException e) {
            // said below, without what the exception might show
        }
        throw new IllegalArgumentException("the secret file " + file + " cannot be read or is empty");
    }
}
