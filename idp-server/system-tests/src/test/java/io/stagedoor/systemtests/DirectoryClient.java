package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A corporate directory that speaks SCIM to one organization. */
final class DirectoryClient {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    final String base;
    final String token;

    DirectoryClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** With a new token of the organization, made by its owner. */
    static DirectoryClient of(ConnectedOrganization organization, String... scopes) {
        JsonNode made = StudioApi.accepted(organization.call(
                "POST",
                "/scim/tokens",
                Map.of(
                        "name",
                        "directory",
                        "scopes",
                        scopes.length == 0 ? List.of("users", "groups") : List.of(scopes))));
        return new DirectoryClient(
                StudioApi.accepted(organization.get("/scim")).get("baseUrl").asText(),
                made.get("token").asText());
    }

    DirectoryClient with(String otherToken) {
        return new DirectoryClient(base, otherToken);
    }

    HttpResponse<String> call(
            String method, String path, @Nullable Object body, Map<String, @Nullable String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path.replace(" ", "%20")))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body instanceof String text ? text : json(body)));
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("Authorization", "Bearer " + token);
        all.put("Accept", "application/scim+json");
        if (body != null) {
            all.put("Content-Type", "application/scim+json");
        }
        all.putAll(headers);
        all.forEach((name, value) -> {
            if (value != null) {
                request.header(name, value);
            }
        });
        return Installation.send(request);
    }

    HttpResponse<String> call(String method, String path, @Nullable Object body) {
        return call(method, path, body, Map.of());
    }

    HttpResponse<String> get(String path) {
        return call("GET", path, null);
    }

    /** A list with a filter. */
    HttpResponse<String> filter(String type, String filter) {
        return get(
                "/" + type + "?filter=" + java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Makes a user and answers it. */
    JsonNode user(Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(USER));
        body.putAll(more);
        return StudioApi.accepted(call("POST", "/Users", body));
    }

    /** Makes a user with an address of that domain. */
    JsonNode userAt(String domain) {
        String name = "u" + UUID.randomUUID().toString().substring(0, 12) + "@" + domain;
        return user(Map.of(
                "userName",
                name,
                "name",
                Map.of("givenName", "Test", "familyName", "User"),
                "emails",
                List.of(Map.of("value", name, "type", "work", "primary", true))));
    }

    /** Makes a group and answers its id. */
    String group(String name) {
        return StudioApi.accepted(call("POST", "/Groups", Map.of("schemas", List.of(GROUP), "displayName", name)))
                .get("id")
                .asText();
    }

    HttpResponse<String> patch(String path, Object... operations) {
        return call("PATCH", path, Map.of("schemas", List.of(PATCH), "Operations", List.of(operations)));
    }

    private static String json(Object body) {
        try {
            return Installation.JSON.writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
