package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What directories ask of a SCIM server, for measurements; any server that speaks RFC 7644.
 *
 * @param base such as {@code .../scim/acme/v2}
 */
record ScimLoad(String base, String token) {

    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /** Answers the new person's id. */
    String create(String userName) {
        return sent(
                        201,
                        "POST",
                        "/Users",
                        Map.of(
                                "schemas",
                                List.of(USER),
                                "userName",
                                userName,
                                "externalId",
                                "ext-" + userName,
                                "name",
                                Map.of("givenName", "Given", "familyName", "Family"),
                                "emails",
                                List.of(Map.of("value", userName, "type", "work", "primary", true)),
                                "active",
                                true))
                .path("id")
                .asText();
    }

    /** How many have that name. */
    int named(String userName) {
        String filter = URLEncoder.encode("userName eq \"" + userName + "\"", StandardCharsets.UTF_8);
        return sent(200, "GET", "/Users?filter=" + filter, null)
                .path("totalResults")
                .asInt();
    }

    JsonNode user(String id) {
        return sent(200, "GET", "/Users/" + id, null);
    }

    void title(String id, String title) {
        patched("/Users/" + id, List.of(Map.of("op", "replace", "path", "title", "value", title)));
    }

    void active(String id, boolean active) {
        patched("/Users/" + id, List.of(Map.of("op", "replace", "value", Map.of("active", active))));
    }

    /** A page of a hundred. */
    int page(int startIndex) {
        return sent(200, "GET", "/Users?count=100&startIndex=" + startIndex, null)
                .path("Resources")
                .size();
    }

    String group(String name) {
        return sent(201, "POST", "/Groups", Map.of("schemas", List.of(GROUP), "displayName", name))
                .path("id")
                .asText();
    }

    void join(String group, List<String> users) {
        patched(
                "/Groups/" + group,
                List.of(Map.of(
                        "op",
                        "add",
                        "path",
                        "members",
                        "value",
                        users.stream().map(user -> Map.of("value", user)).toList())));
    }

    void leave(String group, String user) {
        patched("/Groups/" + group, List.of(Map.of("op", "remove", "path", "members[value eq \"" + user + "\"]")));
    }

    private void patched(String path, List<?> operations) {
        HttpResponse<String> answer = call("PATCH", path, Map.of("schemas", List.of(PATCH), "Operations", operations));
        if (answer.statusCode() != 200 && answer.statusCode() != 204) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private JsonNode sent(int expected, String method, String path, @Nullable Object body) {
        HttpResponse<String> answer = call(method, path, body);
        if (answer.statusCode() != expected) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Installation.json(answer.body());
    }

    private HttpResponse<String> call(String method, String path, @Nullable Object body) {
        try {
            return Installation.send(HttpRequest.newBuilder(URI.create(base + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/scim+json")
                    .header("Accept", "application/scim+json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(Installation.JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does it so often, one after the other; sorted milliseconds of each. */
    static double[] millis(int times, IntConsumer doing) {
        return IntStream.range(0, times)
                .mapToDouble(i -> {
                    long began = System.nanoTime();
                    doing.accept(i);
                    return (System.nanoTime() - began) / 1e6;
                })
                .sorted()
                .toArray();
    }

    static double quantile(double[] sorted, double quantile) {
        return sorted[Math.max(0, Math.min(sorted.length - 1, (int) Math.ceil(quantile * sorted.length) - 1))];
    }

    static double sum(double[] millis) {
        return Arrays.stream(millis).sum();
    }
}
