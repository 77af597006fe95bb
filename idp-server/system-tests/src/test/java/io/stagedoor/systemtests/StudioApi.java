package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stagedoor's administrative API, called with whatever token: {@code /realms/studio/stagedoor/v1}. */
record StudioApi(String base, String token) {

    /** As a realm operator, who holds all organizations. */
    static StudioApi asOperator(Installation installation) {
        return new StudioApi(
                installation.realm() + "/stagedoor/v1",
                installation
                        .clientToken("studio", "demo-operator", "DEMO_OPERATOR_CLIENT_SECRET")
                        .get("access_token")
                        .asText());
    }

    /** The same through another node. */
    StudioApi at(String otherBase) {
        return new StudioApi(otherBase, token);
    }

    HttpResponse<String> call(String method, String path, @Nullable Object body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(
                                            body instanceof String text
                                                    ? text
                                                    : Installation.JSON.writeValueAsString(body)));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            headers.forEach(request::header);
            return Installation.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return call("GET", path, null, Map.of());
    }

    /** Creates a team and answers its id. */
    String createTeam(String organization, String name) {
        return accepted(call("POST", "/organizations/" + organization + "/teams", Map.of("name", name), Map.of()))
                .get("id")
                .asText();
    }

    /** Gives a person a team role by hand, whatever they had. */
    void giveTeamRole(String organization, String team, String person, String teamRole) {
        put(
                "/organizations/" + organization + "/teams/" + team + "/memberships/" + person,
                Map.of("teamRole", teamRole));
    }

    void giveOrganizationRole(String organization, String person, String role) {
        String path = "/organizations/" + organization + "/organization-roles";
        String tag = get(path).headers().firstValue("ETag").orElseThrow();
        accepted(call("PUT", path + "/" + person, Map.of("organizationRoles", List.of(role)), Map.of("If-Match", tag)));
    }

    /** Creates it, or changes what is there now. */
    void put(String path, Object body) {
        Map<String, String> headers = get(path)
                .headers()
                .firstValue("ETag")
                .map(tag -> Map.of("If-Match", tag))
                .orElse(Map.of());
        accepted(call("PUT", path, body, headers));
    }

    /** The body of an answer that has to be a success. */
    static JsonNode accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(
                    answer.request().method() + " " + answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return Installation.json(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
