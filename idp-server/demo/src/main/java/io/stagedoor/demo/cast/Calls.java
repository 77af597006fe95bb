package io.stagedoor.demo.cast;

import io.stagedoor.demo.serving.SettingException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** REST calls with an access token of a service (client credentials, RFC 6749 4.4). Blocks. */
final class Calls {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI base;
    private final URI realm;
    private final String client;
    private final String secret;

    /**
     * Calls below an address.
     *
     * @param base what every path is put behind
     * @param realm whose token endpoint is asked
     */
    Calls(URI base, URI realm, String client, String secret) {
        this.base = base;
        this.realm = realm;
        this.client = client;
        this.secret = secret;
    }

    /** An answer below 300, or 404 and 409 where the caller wants to know. */
    record Answer(int status, String body, Optional<String> etag) {

        JsonObject json() {
            return new JsonObject(body);
        }

        boolean isMissing() {
            return status == 404;
        }
    }

    Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    Answer post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    Answer delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    Answer put(String path, Object body, Optional<String> ifMatch) {
        return call(
                "PUT", path, body, ifMatch.map(tag -> Map.of("If-Match", tag)).orElse(Map.of()));
    }

    private Answer call(
            String method, String path, @org.jspecify.annotations.Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(io.vertx.core.json.Json.encode(body)));
        headers.forEach(request::header);
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() >= 300 && answer.statusCode() != 404 && answer.statusCode() != 409) {
            throw new SettingException(
                    method + " " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return new Answer(answer.statusCode(), answer.body(), answer.headers().firstValue("ETag"));
    }

    /** A fresh one for each call: a handful of calls, and a role that was just given counts at once. */
    private String token() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + encode(client)
                        + "&client_secret=" + encode(secret))));
        try {
            return new JsonObject(answer.body()).getString("access_token", "");
        } catch (DecodeException e) {
            throw new SettingException("Stagedoor gives no token at " + realm + ".", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new SettingException("Stagedoor does not answer at " + base + ": is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SettingException("Interrupted.", e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
