package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.route.RouteFile;
import io.stagedoor.gateway.route.RouteTable;
import io.stagedoor.gateway.verifier.VerifierSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The command line: names, defaults and ranges of everything that can be set. */
@Command(
        name = "stagedoor gateway",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Answers GET /verify for any gateway: may this request pass, and whose is it?",
        footer = "Each option can also be set as STAGEDOOR_GATEWAY_<NAME>, e.g. STAGEDOOR_GATEWAY_JWKS_URI.")
final class ForwardAuthCommand {

    private static final String PREFIX = "STAGEDOOR_GATEWAY_";
    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", defaultValue = "8090", description = "port to listen on (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "address to listen on (${DEFAULT-VALUE}); only the gateway may reach it")
    String host = "";

    @Option(
            names = "--issuer",
            defaultValue = "http://localhost:8080/realms/studio",
            description = "exact issuer of accepted tokens (${DEFAULT-VALUE})")
    String issuer = "";

    @Option(names = "--jwks-uri", description = "where the issuer's keys are (learnt from the issuer's metadata)")
    @Nullable
    URI jwks;

    @Option(
            names = "--audience",
            split = ",",
            defaultValue = "media-api",
            description = "accepted audience; repeatable (${DEFAULT-VALUE})")
    List<String> audiences = List.of();

    @Option(names = "--routes", description = "gateway.yaml; without it every request needs a good token")
    @Nullable
    Path routes;

    @Option(
            names = "--skew",
            defaultValue = "10",
            description = "seconds that clocks may differ, 0 to 60 (${DEFAULT-VALUE})")
    int skew;

    @Option(
            names = "--algorithms",
            split = ",",
            defaultValue = "ES256,RS256",
            description = "accepted signatures (${DEFAULT-VALUE}); also PS256, EdDSA and their larger kin")
    List<String> algorithms = List.of();

    @Option(
            names = "--context",
            defaultValue = "any",
            description =
                    "how the gateway reports the request: any, forwarded, original, path, none (${DEFAULT-VALUE})")
    String context = "";

    @Mixin
    IssuerOptions access = new IssuerOptions();

    /**
     * Puts it all together.
     *
     * @throws IllegalArgumentException with one clear sentence
     */
    GatewaySettings settings() {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("the port must be 0 to " + LAST_PORT);
        }
        VerifierSettings tokens = new VerifierSettings(
                issuer,
                new LinkedHashSet<>(audiences),
                algorithmSet(),
                Duration.ofSeconds(skew),
                VerifierSettings.DEFAULT_TOKEN_LENGTH);
        RouteTable table = routeTable();
        PeerSecret secret = access.peerSecret();
        if (table.asksTheGateway() && secret == null) {
            throw new IllegalArgumentException("a route has permission: from-gateway, so --peer-secret-file is needed: "
                    + "without it a client could choose what is checked");
        }
        return new GatewaySettings(
                host, port, tokens, checkedJwks(), table, contextSource(), access.settings(issuer), secret);
    }

    private Set<SignatureAlgorithm> algorithmSet() {
        return algorithms.stream()
                .map(id -> SignatureAlgorithm.byId(id.trim())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + id + "' is not a signature algorithm that can be allowed")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable URI checkedJwks() {
        if (jwks != null && (jwks.getHost() == null || !Set.of("http", "https").contains(jwks.getScheme()))) {
            throw new IllegalArgumentException("the JWKS address must be an http or https URL, but is '" + jwks + "'");
        }
        return jwks;
    }

    private RouteTable routeTable() {
        if (routes == null) {
            return RouteTable.authenticatedOnly();
        }
        return switch (RouteFile.read(routes)) {
            case RouteFile.Loaded loaded -> loaded.table();
            case RouteFile.Broken broken -> throw new IllegalArgumentException(broken.sentence());
        };
    }

    private ContextSource contextSource() {
        ContextSource source = namedContextSource();
        // A gateway sets one kind of header; the other kinds are then the client's own words, and would choose the
        // route.
        if (routes != null && source == ContextSource.ANY) {
            throw new IllegalArgumentException("with --routes, say in --context how your gateway reports the request: "
                    + "forwarded (Traefik, Caddy, APISIX), original (nginx), path (Envoy) or none");
        }
        return source;
    }

    private ContextSource namedContextSource() {
        try {
            return ContextSource.valueOf(context.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the context must be any, forwarded, original, path or none, but is '" + context + "'", e);
        }
    }

    /** Defaults from the environment; an option on the command line wins. */
    static IDefaultValueProvider environment(Map<String, String> environment) {
        return (ArgSpec arg) ->
                arg instanceof OptionSpec option ? environment.get(variable(option.longestName())) : null;
    }

    static String variable(String option) {
        return PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
