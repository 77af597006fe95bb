package io.stagedoor.realmconfig.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Keycloak's admin REST interface: JSON in, JSON out, one sentence when something goes wrong. */
public final class AdminApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Renew early: realm master's tokens live a minute, and a plan may take longer. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI server;
    private final Credentials credentials;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    public AdminApi(URI server, Credentials credentials, Clock clock) {
        this.server = server;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** The resource, or a missing node where there is none. */
    public JsonNode get(String path) {
        HttpResponse<String> response = send("GET", path, BodyPublishers.noBody());
        return response.statusCode() == 404 ? MissingNode.getInstance() : parse(expectSuccess("GET", path, response));
    }

    /** Creates a resource and returns its id, the last segment of {@code Location} (empty where there is none). */
    public String post(String path, JsonNode body) {
        HttpResponse<String> response = expectSuccess("POST", path, send("POST", path, json(body)));
        return response.headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElse("");
    }

    public void put(String path, JsonNode body) {
        expectSuccess("PUT", path, send("PUT", path, json(body)));
    }

    public void delete(String path) {
        expectSuccess("DELETE", path, send("DELETE", path, BodyPublishers.noBody()));
    }

    /** One path segment or parameter value, percent-encoded (RFC 3986 2.1). */
    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Which providers this server has; those of switched-off features are missing. */
    public JsonNode serverInfo() {
        String path = "/admin/serverinfo";
        return parse(expectSuccess("GET", path, sendTo("GET", path, BodyPublishers.noBody())));
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return sendTo(method, "/admin/realms" + path, body);
    }

    private HttpResponse<String> sendTo(String method, String path, BodyPublisher body) {
        return exchange(request(path)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body)
                .build());
    }

    private String token() {
        if (clock.instant().isBefore(renewAt)) {
            return token;
        }
        String form = credentials.form().entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response = exchange(request("/realms/master/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        if (response.statusCode() == 404) {
            throw new ServerException("There is no Keycloak at " + server + " (its realm master was not found).");
        }
        if (response.statusCode() != 200) {
            throw new ServerException("The server at " + server + " refused the sign-in of " + credentials.describe()
                    + ": " + reason(response) + ".");
        }
        JsonNode answer = parse(response);
        token = answer.path("access_token").asText();
        renewAt =
                clock.instant().plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN);
        return token;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/+$", "") + path))
                .timeout(TIMEOUT);
    }

    HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new ServerException(
                    "The server at " + server + " cannot be reached: " + cause(unreachable), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while waiting for " + server + ".", interrupted);
        }
    }

    private HttpResponse<String> expectSuccess(String method, String path, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new ServerException("The " + credentials.describe() + " may not " + method + " " + path + " ("
                    + status + "): it needs the realm-management rights of an administrator.");
        }
        if (status >= 300) {
            throw new ServerException(
                    "The server refused " + method + " " + path + " with " + status + ": " + reason(response) + ".");
        }
        return response;
    }

    private static String cause(IOException unreachable) {
        String message = unreachable.getMessage();
        return (message == null ? "no connection (" + unreachable.getClass().getSimpleName() + ")" : message) + ".";
    }

    /** Keycloak's own words: {@code errorMessage}, or OAuth's {@code error_description} and {@code error}. */
    private static String reason(HttpResponse<String> response) {
        try {
            JsonNode body = JSON.readTree(response.body());
            for (String key : new String[] {"errorMessage", "error_description", "error"}) {
                if (body.path(key).isTextual()) {
                    return body.path(key).asText().replaceAll("\\.$", "");
                }
            }
        } catch (JsonProcessingException notJson) {
            return "status " + response.statusCode() + " without a reason";
        }
        return "status " + response.statusCode() + " without a reason";
    }

    JsonNode parse(HttpResponse<String> response) {
        try {
            return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            throw new ServerException("What answers at " + server + " is not Keycloak: it sent no JSON.", notJson);
        }
    }

    Instant now() {
        return clock.instant();
    }

    static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }
}
