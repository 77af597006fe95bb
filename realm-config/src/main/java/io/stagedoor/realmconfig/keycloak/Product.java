package io.stagedoor.realmconfig.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stagedoor's own administrative interface in one realm, where its guards and its audit trail are. The tool comes to it as a client of the realm, whose
 * secret it reads as the administrator that it is. While there is no such client, there is nothing to read.
 */
public final class Product {

    /** Declared with a service account of realm role operator. */
    public static final String CLIENT = "stagedoor-realm-config";

    private static final String ABOUT_CLIENT = "What Stagedoor's own interface changes is changed by the client '"
            + CLIENT + "' of the realm, with a service account of realm role operator";
    private static final Duration MARGIN = Duration.ofSeconds(15);

    /**
     * What is there.
     *
     * @param body missing where nothing is
     * @param tag for the change of it
     */
    public record Answer(JsonNode body, String tag) {
        static final Answer NOTHING = new Answer(MissingNode.getInstance(), "\"0\"");
    }

    /**
     * What the server does not accept.
     *
     * @param detail a sentence, and the way out
     * @param member the key that is wrong; empty where no single one is
     */
    public record Refused(String detail, String member) {}

    private final AdminApi api;
    private final Realm realm;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    Product(AdminApi api, Realm realm) {
        this.api = api;
        this.realm = realm;
    }

    /** Address of an organization. */
    public static String organization(String alias) {
        return "/organizations/" + AdminApi.encode(alias);
    }

    /** Address of its access policies; of the realm's floor where the alias is empty. */
    public static String accessPolicies(String alias) {
        return alias.isEmpty() ? "/realm-access-policies" : organization(alias) + "/access-policies";
    }

    public Answer get(String path) {
        if (token().isEmpty()) {
            return Answer.NOTHING;
        }
        HttpResponse<String> response = api.exchange(request(path).GET().build());
        return switch (response.statusCode()) {
            case 200 ->
                new Answer(
                        api.parse(response),
                        response.headers().firstValue("ETag").orElse(Answer.NOTHING.tag));
            case 403, 404 -> Answer.NOTHING;
            default -> throw failed("GET", path, response);
        };
    }

    /** Changes what was read with that tag; empty where it was done. */
    public Optional<Refused> put(String path, String tag, JsonNode body) {
        if (token().isEmpty()) {
            throw new ServerException(ABOUT_CLIENT + ", and there is none: declare it.");
        }
        HttpResponse<String> response = api.exchange(
                request(path).header("If-Match", tag).PUT(AdminApi.json(body)).build());
        return switch (response.statusCode()) {
            case 200, 201, 204 -> Optional.empty();
            case 400, 409, 412, 413, 422 -> Optional.of(refused(api.parse(response)));
            default -> throw failed("PUT", path, response);
        };
    }

    /** Names of an organization's teams, by their ids. */
    public Map<String, String> teams(String alias) {
        Map<String, String> teams = new LinkedHashMap<>();
        String page = organization(alias) + "/teams?limit=200";
        for (String next = page; !next.isEmpty(); ) {
            JsonNode found = get(next).body();
            found.path("items")
                    .forEach(team -> teams.put(
                            team.path("id").asText(), team.path("name").asText()));
            next = found.path("next").isTextual()
                    ? page + "&after=" + AdminApi.encode(found.path("next").asText())
                    : "";
        }
        return teams;
    }

    private static Refused refused(JsonNode problem) {
        String detail = problem.path("detail").asText(problem.path("title").asText());
        return new Refused(detail, problem.path("pointer").asText().replaceFirst("^/", ""));
    }

    private HttpRequest.Builder request(String path) {
        return api.request(realms() + "/stagedoor/v1" + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /** Empty while there is no client. */
    private String token() {
        if (api.now().isBefore(renewAt)) {
            return token;
        }
        String secret = secret();
        if (secret.isEmpty()) {
            return "";
        }
        HttpResponse<String> response = api.exchange(api.request(realms() + "/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + CLIENT + "&client_secret="
                        + AdminApi.encode(secret)))
                .build());
        if (response.statusCode() != 200) {
            throw new ServerException(ABOUT_CLIENT + "; it could not sign in (" + response.statusCode()
                    + "): is it enabled, with a secret and a service account?");
        }
        JsonNode answer = api.parse(response);
        token = answer.path("access_token").asText();
        renewAt = api.now().plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN);
        return token;
    }

    private String secret() {
        JsonNode client = realm.entry("/clients?clientId=" + CLIENT, "clientId", CLIENT);
        return client.isMissingNode()
                ? ""
                : realm.get("/clients/" + client.path("id").asText() + "/client-secret")
                        .path("value")
                        .asText();
    }

    private String realms() {
        return "/realms/" + AdminApi.encode(realm.name());
    }

    private static ServerException failed(String method, String path, HttpResponse<String> response) {
        int status = response.statusCode();
        return new ServerException(
                status == 401 || status == 403 || status == 404
                        ? ABOUT_CLIENT + "; it may not " + method + " " + path + " (" + status + ")."
                        : "The server refused " + method + " " + path + " with " + status + ".");
    }
}
