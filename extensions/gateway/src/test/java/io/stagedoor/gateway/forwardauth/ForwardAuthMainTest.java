package io.stagedoor.gateway.forwardauth;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.gateway.forwardauth.ForwardAuthMain.Start;
import io.stagedoor.gateway.jose.SignatureAlgorithm;
import io.stagedoor.gateway.signals.FeedSettings;
import io.stagedoor.gateway.signals.StalenessPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ForwardAuthMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Start start(Map<String, String> environment, String... arguments) {
        return ForwardAuthMain.start(
                arguments,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private void assertRefused(int status, String sentence, String... arguments) {
        assertThat(start(Map.of(), arguments)).isEqualTo(new Start.Ended(status));
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("stagedoor gateway: ")
                .contains(sentence);
    }

    private static GatewaySettings settings(Map<String, String> environment, String... arguments) {
        ForwardAuthCommand command = new ForwardAuthCommand();
        new CommandLine(command)
                .setDefaultValueProvider(ForwardAuthCommand.environment(environment))
                .parseArgs(arguments);
        return command.settings();
    }

    @Test
    void hasTheseOptionsVariablesAndDefaults() {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option :
                new CommandLine(new ForwardAuthCommand()).getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                options.put(
                        option.longestName() + " " + ForwardAuthCommand.variable(option.longestName()),
                        String.valueOf(option.defaultValue()));
            }
        }
        assertThat(options)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        entry("--port STAGEDOOR_GATEWAY_PORT", "8090"),
                        entry("--host STAGEDOOR_GATEWAY_HOST", "127.0.0.1"),
                        entry("--issuer STAGEDOOR_GATEWAY_ISSUER", "http://localhost:8080/realms/studio"),
                        entry("--jwks-uri STAGEDOOR_GATEWAY_JWKS_URI", "null"),
                        entry("--audience STAGEDOOR_GATEWAY_AUDIENCE", "media-api"),
                        entry("--routes STAGEDOOR_GATEWAY_ROUTES", "null"),
                        entry("--skew STAGEDOOR_GATEWAY_SKEW", "10"),
                        entry("--algorithms STAGEDOOR_GATEWAY_ALGORITHMS", "ES256,RS256"),
                        entry("--context STAGEDOOR_GATEWAY_CONTEXT", "any"),
                        entry("--feed STAGEDOOR_GATEWAY_FEED", "none"),
                        entry("--feed-outage STAGEDOOR_GATEWAY_FEED_OUTAGE", "0"),
                        entry("--client-id STAGEDOOR_GATEWAY_CLIENT_ID", "null"),
                        entry("--client-secret-file STAGEDOOR_GATEWAY_CLIENT_SECRET_FILE", "null"),
                        entry("--token-endpoint STAGEDOOR_GATEWAY_TOKEN_ENDPOINT", "null"),
                        entry("--peer-secret-file STAGEDOOR_GATEWAY_PEER_SECRET_FILE", "null"))));
    }

    @Test
    void listensOnTheLoopbackAddressUnlessToldOtherwise() {
        assertThat(settings(Map.of()).host()).isEqualTo("127.0.0.1");
    }

    @Test
    void takesListsFromRepeatedOptionsAndCommas() {
        GatewaySettings settings =
                settings(Map.of(), "--audience", "a", "--audience", "b,c", "--algorithms", "PS256,EdDSA");
        assertThat(settings.tokens().audiences()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(settings.tokens().algorithms())
                .containsExactlyInAnyOrder(SignatureAlgorithm.PS256, SignatureAlgorithm.EDDSA);
    }

    @Test
    void takesDefaultsFromTheEnvironmentAndLetsOptionsWin() {
        Map<String, String> environment = Map.of(
                "STAGEDOOR_GATEWAY_PORT", "9999",
                "STAGEDOOR_GATEWAY_AUDIENCE", "x,y",
                "STAGEDOOR_GATEWAY_JWKS_URI", "http://idp.example/keys");
        GatewaySettings settings = settings(environment, "--port", "1234");
        assertThat(settings.port()).isEqualTo(1234);
        assertThat(settings.tokens().audiences()).containsExactlyInAnyOrder("x", "y");
        assertThat(settings.jwks()).hasToString("http://idp.example/keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port|http|--port",
                "--port|70000|port must be 0 to 65535",
                "--issuer|studio|issuer must be an http or https URL",
                "--issuer|http://localhost/realms/studio?x|issuer must be an http or https URL",
                "--jwks-uri|file:///etc/passwd|JWKS address must be an http or https URL",
                "--skew|61|clock skew must be 0 to 60 seconds",
                "--skew|-1|clock skew must be 0 to 60 seconds",
                "--algorithms|HS256|HS256' is not a signature algorithm that can be allowed",
                "--algorithms|none|none' is not a signature algorithm that can be allowed",
                "--audience|' '|none may be blank",
                "--context|nginx|context must be any, forwarded, original, path or none",
                "--routes|missing.yaml|routes file missing.yaml does not exist",
                "--feed|issuer|belong together",
                "--client-id|gateway|belong together",
                "--peer-secret-file|missing.txt|secret file missing.txt cannot be read",
                "--rotues|x|Unknown option"
            })
    void refusesBadInputWithOneSentence(String option, String value, String sentence) {
        assertRefused(ForwardAuthMain.BAD_INPUT, sentence, option, value);
    }

    @Test
    void namesFileAndLineOfABrokenRoutesFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("gateway.yaml"), "routes:\n  - path: /a\n    scope: [x]\n");
        assertRefused(ForwardAuthMain.BAD_INPUT, file + ", line 3: unknown key 'scope'", "--routes", file.toString());
    }

    @Test
    void wantsToKnowHowTheGatewayReportsTheRequestWhereRoutesDependOnIt(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("gateway.yaml"), "routes: [{path: /a}]")
                .toString();
        assertRefused(ForwardAuthMain.BAD_INPUT, "with --routes, say in --context", "--routes", file);
        assertThat(settings(Map.of(), "--routes", file, "--context", "original").context())
                .isEqualTo(ContextSource.ORIGINAL);
    }

    private static String[] withFeed(Path folder, String... more) throws IOException {
        String secret = Files.writeString(folder.resolve("secret"), "s3cret\n").toString();
        return Stream.concat(Stream.of("--client-id", "gateway", "--client-secret-file", secret), Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void listensToTheIssuersFeedAndFailsClosedUnlessToldOtherwise(@TempDir Path folder) throws IOException {
        IssuerSettings issuer = Objects.requireNonNull(
                settings(Map.of(), withFeed(folder, "--feed", "issuer")).issuer());
        assertThat(issuer.tokenEndpoint())
                .hasToString("http://localhost:8080/realms/studio/protocol/openid-connect/token");
        assertThat(issuer.secret()).isEqualTo("s3cret");
        assertThat(issuer.toString()).doesNotContain("s3cret");
        FeedSettings feed = Objects.requireNonNull(issuer.feed());
        assertThat(feed.address()).hasToString("http://localhost:8080/realms/studio/stagedoor/v1/signals/feed");
        assertThat(feed.staleness()).isEqualTo(StalenessPolicy.FAIL_CLOSED);
    }

    @Test
    void goesOnForABoundedTimeWhereToldSo(@TempDir Path folder) throws IOException {
        IssuerSettings issuer = Objects.requireNonNull(
                settings(Map.of(), withFeed(folder, "--feed", "https://id.example/feed", "--feed-outage", "120"))
                        .issuer());
        assertThat(Objects.requireNonNull(issuer.feed()).staleness().bound()).isEqualTo(Duration.ofMinutes(2));
        assertRefused(
                ForwardAuthMain.BAD_INPUT,
                "bound on staleness must be 1 to 900 seconds",
                withFeed(folder, "--feed", "issuer", "--feed-outage", "901"));
    }

    @Test
    void sendsItsSecretOnlyOverHttps(@TempDir Path folder) throws IOException {
        assertRefused(
                ForwardAuthMain.BAD_INPUT,
                "must be https (http only for localhost)",
                withFeed(folder, "--feed", "http://id.example/feed"));
    }

    @Test
    void needsTheGatewaysSecretWhereARouteLeavesTheCheckToIt(@TempDir Path folder) throws IOException {
        String file = Files.writeString(
                        folder.resolve("gateway.yaml"), "routes: [{path: /a, permission: from-gateway}]")
                .toString();
        assertRefused(
                ForwardAuthMain.BAD_INPUT, "--peer-secret-file is needed", "--routes", file, "--context", "original");
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertRefused(ForwardAuthMain.CANNOT_START, "cannot listen on 127.0.0.1:" + port, "--port", port);
        }
    }

    @Test
    void printsHelp() {
        assertThat(start(Map.of(), "--help")).isEqualTo(new Start.Ended(0));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--issuer", "STAGEDOOR_GATEWAY_");
    }

    @Test
    void startsBeforeTheIssuerDoes() {
        Start start = start(Map.of(), "--port", "0", "--issuer", "http://127.0.0.1:1/realms/studio");
        assertThat(start).isInstanceOf(Start.Running.class);
        if (start instanceof Start.Running running) {
            running.server().close();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("listening on 127.0.0.1:");
    }

    @Test
    void documentsEveryOption() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Stream.of(ForwardAuthCommand.class, IssuerOptions.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .flatMap(field -> Arrays.stream(field.getAnnotationsByType(CommandLine.Option.class)))
                        .flatMap(option -> Arrays.stream(option.names())))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`", ForwardAuthCommand.variable(name)));
        assertThat(IdentityHeaders.NAMES).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }
}
