package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One running Stagedoor with its demonstration, started once through {@code ./stagedoor start} and shared by every test of
 * this JVM; ended when the JVM ends.
 */
final class Installation implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("stagedoor.root", "../.."))
            .toAbsolutePath()
            .normalize();
    static final Path TARGET =
            Path.of(System.getProperty("stagedoor.target", "target")).toAbsolutePath();
    static final ObjectMapper JSON = new ObjectMapper();

    /** Follows no redirect: a test states each step. */
    static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * Security events go to public addresses alone, unless told otherwise; and tests ask faster than any directory. They sign in faster than people do, too:
     * Keycloak counts a sign-in on a thread of its own behind the answer, and takes no password of the same person until it has.
     */
    private static final Map<String, String> FOR_TESTS = Map.of(
            "KC_SPI_STAGEDOOR_ORGANIZATION_API__EVENT_STREAMS__LOOPBACK_RECEIVERS", "true",
            "KC_SPI_REALM_RESTAPI_EXTENSION__PUSH__LOOPBACK_PUSH_SERVICES", "true",
            "KC_SPI_REALM_RESTAPI_EXTENSION__SCIM__REQUESTS_PER_SECOND", "100000",
            "KC_SPI_REALM_RESTAPI_EXTENSION__SCIM__BURST", "100000",
            "KC_SPI_BRUTE_FORCE_PROTECTOR__DEFAULT_BRUTE_FORCE_DETECTOR__ALLOW_CONCURRENT_REQUESTS", "true");

    private static @Nullable Installation shared;

    final int port;
    final Path data;

    Installation(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    static synchronized Installation shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static Installation start() {
        Map<String, String> environment = new HashMap<>(FOR_TESTS);
        environment.putAll(VouchedModels.environment(TARGET.resolve("vouched-" + Ports.FORK)));
        Installation installation = start(TARGET.resolve("installation-" + Ports.FORK), environment);
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
        return installation;
    }

    /** One that a test has for itself, without the foreign identity providers and applications; the caller closes it. */
    static Installation own(Path data, Map<String, String> environment) {
        return start(data, environment, "--without", "okta", "--without", "demo", "--without", "gateway");
    }

    /** The same, with a gateway. */
    static Installation ownWithGateway(Path data, Map<String, String> environment) {
        return start(data, environment, "--without", "okta", "--without", "demo");
    }

    private static Installation start(Path data, Map<String, String> environment, String... options) {
        int port = Ports.freeBase();
        Shell.run("rm", "-rf", data.toString());
        Installation installation = new Installation(port, data);
        installation.start(environment, options);
        return installation;
    }

    /** Starts it again after its server was killed. */
    void start(Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("start", "--detach", "--port", String.valueOf(port), "--data", data.toString()));
        arguments.addAll(List.of(options));
        Shell.Result started = Shell.launcher(environment, arguments.toArray(String[]::new));
        if (started.status() != 0) {
            throw new IllegalStateException("the installation did not start:\n" + started.output());
        }
    }

    @Override
    public void close() {
        Shell.launcher(Map.of(), "stop", "--data", data.toString());
    }

    String server() {
        return "http://localhost:" + port;
    }

    String realm() {
        return server() + "/realms/studio";
    }

    String gateway() {
        return "http://localhost:" + (port + 10);
    }

    String screeningRoom() {
        return "http://localhost:" + (port + 20);
    }

    String corporateIdp() {
        return "http://localhost:" + (port + 30);
    }

    String mailView() {
        return "http://localhost:" + (port + 45);
    }

    /** Where records of the demonstration's name server are made. */
    String dnsRecords() {
        return "http://localhost:" + (port + 47);
    }

    String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An access token of the demonstration's machine client, as {@code curl} would get it. */
    String clientToken() {
        return clientToken("studio", "curl-demo", "CURL_DEMO_CLIENT_SECRET")
                .get("access_token")
                .asText();
    }

    JsonNode clientToken(String realm, String client, String secretName) {
        return token(
                realm,
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret(secretName)));
    }

    JsonNode token(String realm, Map<String, String> form) {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(server() + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(form))));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("token endpoint: " + answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    /** What a gateway asks the forward-auth service about a call of {@code GET /api/footage}. */
    HttpRequest.Builder question() {
        return HttpRequest.newBuilder(URI.create(gateway() + "/verify"))
                .header("X-Forwarded-Method", "GET")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Host", URI.create(screeningRoom()).getAuthority())
                .header("X-Forwarded-Uri", "/api/footage");
    }

    /** Calls the admin REST API of the realm as its operator; the path starts behind {@code /admin/realms/}. */
    HttpResponse<String> admin(String method, String path, @Nullable Object body) {
        String token = clientToken("master", "stagedoor-config", "STAGEDOOR_CONFIG_CLIENT_SECRET")
                .get("access_token")
                .asText();
        try {
            return send(HttpRequest.newBuilder(URI.create(server() + "/admin/realms/" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
