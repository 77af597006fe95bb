package io.stagedoor.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Keycloak as it comes, in its production mode on PostgreSQL, without anything of ours: what ours is measured beside. */
final class PlainOnPostgres implements AutoCloseable {

    static final String SECRET = "for-measurements-only";

    private final int port = Ports.free();
    private final ForeignProcess process;

    /**
     * Starts it.
     *
     * @param heap in the words of the JVM; its collector and all else of the JVM are as {@code kc.sh} has them
     * @param options more of Keycloak's own
     */
    PlainOnPostgres(String name, String jdbcUrl, String heap, String... options) {
        Path home = ForeignProcess.folder(name).resolve("server");
        PlainKeycloak.copyOfTheDistribution(home);
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "start"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--db=postgres",
                "--db-url=" + jdbcUrl,
                "--db-username=postgres",
                "--db-password=postgres"));
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
                        heap),
                command);
        Eventually.get("the plain Keycloak", this::answers, 240);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    ProcessHandle server() {
        return process.process().toHandle();
    }

    /** An access token that there has to be. */
    String token(String realm, Map<String, String> form) {
        return Installation.json(sent(
                                "POST",
                                tokenEndpoint(realm),
                                "application/x-www-form-urlencoded",
                                null,
                                Installation.form(form))
                        .body())
                .path("access_token")
                .asText();
    }

    String tokenEndpoint(String realm) {
        return address() + "/realms/" + realm + "/protocol/openid-connect/token";
    }

    /** Its own administration; the path starts behind {@code /admin/realms}. */
    void admin(String method, String path, Object body) {
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
