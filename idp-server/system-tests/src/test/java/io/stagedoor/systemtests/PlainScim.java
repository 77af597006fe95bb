package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak's own SCIM server (a preview feature), on PostgreSQL, without anything of ours: what ours is measured beside. Each of them is a node of a cluster,
 * as Keycloak starts by itself.
 */
final class PlainScim implements AutoCloseable {

    static final String REALM = "company";
    private static final String SECRET = "for-measurements-only";

    private final int port = Ports.free();
    private final ForeignProcess process;

    PlainScim(String jdbcUrl) {
        Path home = ForeignProcess.folder("keycloak-scim").resolve("server");
        PlainKeycloak.copyOfTheDistribution(home);
        process = ForeignProcess.start(
                home,
                port,
                Map.of(
                        "JAVA",
                        ProcessHandle.current().info().command().orElse("java"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        SECRET,
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms512m -Xmx1g"),
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "start",
                        "--features=scim-api",
                        "--http-enabled=true",
                        "--hostname-strict=false",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--db=postgres",
                        "--db-url=" + jdbcUrl,
                        "--db-username=postgres",
                        "--db-password=postgres"));
        Eventually.get("the plain Keycloak", this::answers, 240);
        admin(
                "POST",
                "",
                Map.of(
                        "realm",
                        REALM,
                        "enabled",
                        true,
                        "sslRequired",
                        "none",
                        "scimApiEnabled",
                        true,
                        "accessTokenLifespan",
                        36_000,
                        "clients",
                        List.of(Map.of(
                                "clientId",
                                "directory",
                                "secret",
                                SECRET,
                                "serviceAccountsEnabled",
                                true,
                                "standardFlowEnabled",
                                false,
                                "protocolMappers",
                                List.of(Map.of(
                                        "name", "audience",
                                        "protocol", "openid-connect",
                                        "protocolMapper", "oidc-audience-mapper",
                                        "config",
                                                Map.of(
                                                        "included.custom.audience",
                                                        base(),
                                                        "access.token.claim",
                                                        "true"))))),
                        "users",
                        List.of(Map.of(
                                "username",
                                "service-account-directory",
                                "enabled",
                                true,
                                "serviceAccountClientId",
                                "directory",
                                "clientRoles",
                                Map.of("realm-management", List.of("realm-admin"))))));
    }

    ScimLoad scim() {
        return new ScimLoad(
                base(),
                token(
                        REALM,
                        Map.of("grant_type", "client_credentials", "client_id", "directory", "client_secret", SECRET)));
    }

    long cpuMillis() throws IOException {
        return ServerCpu.millis(process.process().toHandle());
    }

    private String base() {
        return address() + "/realms/" + REALM + "/scim/v2";
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }

    private String token(String realm, Map<String, String> form) {
        JsonNode answer = Installation.json(sent(
                        "POST",
                        address() + "/realms/" + realm + "/protocol/openid-connect/token",
                        "application/x-www-form-urlencoded",
                        null,
                        Installation.form(form))
                .body());
        return answer.path("access_token").asText();
    }

    private void admin(String method, String path, Object body) {
        String token = token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", SECRET));
        try {
            HttpResponse<String> answer = sent(
                    method,
                    address() + "/admin/realms" + path,
                    "application/json",
                    token,
                    Installation.JSON.writeValueAsString(body));
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> sent(
            String method, String address, String type, @Nullable String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return Installation.send(request);
    }

    private Optional<Boolean> answers() {
        try {
            return Installation.send(HttpRequest.newBuilder(URI.create(address() + "/realms/master")))
                                    .statusCode()
                            == 200
                    ? Optional.of(true)
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty(); // not yet
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
