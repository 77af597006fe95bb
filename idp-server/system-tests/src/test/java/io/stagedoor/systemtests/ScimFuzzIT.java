package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Requests that no directory sends: pieces of filters, paths and PATCH bodies put together at random, against the real server. None may
 * fail inside it; in a long run, none may take a second. The seed is told, so that a failure can be had again
 * ({@code -Dstagedoor.fuzz.seed}).
 */
class ScimFuzzIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final int SECONDS = Integer.getInteger("stagedoor.fuzz.seconds", 0);
    private static final boolean LONG = SECONDS > 0;
    /** The same requests every time, unless it is to go on for long. */
    private static final int REQUESTS = 1_000;

    private static final long SEED = Long.getLong("stagedoor.fuzz.seed", LONG ? System.nanoTime() : 20_261_122L);

    private static final List<String> PATHS = List.of(
            "userName",
            "emails",
            "emails.value",
            "emails[type eq \"work\"]",
            "emails[type eq \"work\"].value",
            "emails[primary eq true].value",
            "name.familyName",
            "name",
            "active",
            "members",
            "members[value eq \"x\"]",
            "roles[primary eq \"True\"].value",
            "addresses[type eq \"work\"].country",
            "externalId",
            "password",
            "meta.created",
            "id",
            "schemas",
            "groups",
            "displayName",
            "manager",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "urn:ietf:params:scim:schemas:core:2.0:User:userName",
            "urn:",
            "emails[",
            "]",
            ".",
            "a.b.c.d",
            "$ref",
            "emails[type eq \"work\"][0]");
    private static final List<String> WORDS = List.of(
            "eq",
            "ne",
            "co",
            "sw",
            "ew",
            "gt",
            "ge",
            "lt",
            "le",
            "pr",
            "and",
            "or",
            "not",
            "(",
            ")",
            "[",
            "]",
            "\"",
            "\"x\"",
            "\"%_\\\\\"",
            "true",
            "false",
            "null",
            "-1",
            "1e999",
            "0.0000001",
            "\"2026-11-22T00:00:00Z\"",
            "\"\\u0000\"",
            "\"'; drop table\"",
            "EQ",
            "NOT(",
            "\"" + "x".repeat(600) + "\"",
            " ",
            "\t",
            "ß",
            "\"İ\"",
            "\uD83C\uDFAC",
            "\"\uD83C\"");

    private final Random random = new Random(SEED);

    @Test
    void nothingFailsInsideAndNothingTakesASecond() {
        ConnectedOrganization organization = new ConnectedOrganization(INSTALLATION, "fuzzy");
        organization.prove();
        String base =
                StudioApi.accepted(organization.get("/scim")).get("baseUrl").asText();
        String token = StudioApi.accepted(organization.call(
                        "POST", "/scim/tokens", Map.of("name", "fuzz", "scopes", List.of("users", "groups"))))
                .get("token")
                .asText();
        ScimLoad scim = new ScimLoad(base, token);
        String user = scim.create("target@" + organization.domain);
        String group = scim.group("Target");
        Instant end = Instant.now().plusSeconds(SECONDS);
        int sent = 0;
        while (LONG ? Instant.now().isBefore(end) : sent < REQUESTS) {
            HttpRequest.Builder request = request(base, user, group)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/scim+json");
            HttpRequest built = request.build();
            Instant asked = Instant.now();
            HttpResponse<String> answer = Installation.send(request);
            Duration took = Duration.between(asked, Instant.now());
            String what = "seed " + SEED + ", request " + sent + ": " + built.method() + " " + built.uri() + " -> "
                    + answer.statusCode() + " " + answer.body();
            assertThat(answer.statusCode()).as(what).isLessThan(500);
            if (answer.statusCode() >= 400) {
                JsonNode error = Installation.json(answer.body());
                assertThat(error.at("/schemas/0").asText())
                        .as(what)
                        .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
                assertThat(error.path("status").asText()).as(what).isEqualTo(String.valueOf(answer.statusCode()));
            }
            if (LONG) {
                assertThat(took).as(what).isLessThan(Duration.ofSeconds(1));
            }
            sent++;
        }
        System.out.println("ScimFuzzIT: " + sent + " requests, seed " + SEED);
        assertThat(scim.user(user).path("id").asText()).isEqualTo(user);
    }

    private HttpRequest.Builder request(String base, String user, String group) {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                HttpRequest.newBuilder(URI.create(base + (random.nextBoolean() ? "/Users" : "/Groups") + "?filter="
                                + encoded(filter()) + "&count=" + random.nextInt(20) + more()))
                        .GET();
            case 2 -> sending("POST", base + "/Users", document("urn:ietf:params:scim:schemas:core:2.0:User"));
            case 3 -> sending("POST", base + (random.nextBoolean() ? "/Users" : "") + "/.search", search());
            case 4 -> sending("PATCH", base + "/Groups/" + group, patch());
            default -> sending("PATCH", base + "/Users/" + user, patch());
        };
    }

    private String more() {
        return switch (random.nextInt(5)) {
            case 0 -> "&sortBy=" + encoded(pick(PATHS));
            case 1 -> "&attributes=" + encoded(pick(PATHS) + "," + pick(PATHS));
            case 2 -> "&excludedAttributes=" + encoded(pick(PATHS));
            case 3 -> "&startIndex=" + random.nextInt();
            default -> "";
        };
    }

    private static HttpRequest.Builder sending(String method, String address, JsonNode body) {
        return HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.ofString(body.toString()));
    }

    private String filter() {
        StringBuilder filter = new StringBuilder();
        int words = 1 + random.nextInt(random.nextInt(20) == 0 ? 400 : 9);
        for (int i = 0; i < words; i++) {
            filter.append(i % 3 == 0 ? pick(PATHS) : pick(WORDS)).append(random.nextInt(8) == 0 ? "" : " ");
        }
        if (random.nextInt(3) == 0) {
            return pick(PATHS) + " " + pick(WORDS) + " " + pick(WORDS);
        }
        return filter.toString();
    }

    private ObjectNode search() {
        ObjectNode search = Installation.JSON.createObjectNode();
        search.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:SearchRequest");
        search.put("filter", filter());
        search.set("count", value(2));
        search.set("startIndex", value(2));
        search.set("attributes", value(2));
        search.put("sortBy", pick(PATHS));
        return search;
    }

    private ObjectNode document(String schema) {
        ObjectNode document = Installation.JSON.createObjectNode();
        document.putArray("schemas").add(schema);
        document.put("userName", random.nextInt(4) == 0 ? pick(WORDS) : "f" + random.nextInt(5_000) + "@fuzzy.example");
        for (int i = random.nextInt(5); i >= 0; i--) {
            document.set(pick(PATHS), value(4));
        }
        return document;
    }

    private ObjectNode patch() {
        ObjectNode patch = Installation.JSON.createObjectNode();
        patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        ArrayNode operations = patch.putArray("Operations");
        for (int i = random.nextInt(4); i >= 0; i--) {
            ObjectNode operation = operations.addObject();
            operation.put("op", pick(List.of("add", "replace", "remove", "Add", "REMOVE", "move", "")));
            if (random.nextInt(5) > 0) {
                operation.put("path", random.nextInt(3) == 0 ? pick(PATHS) + pick(WORDS) + pick(PATHS) : pick(PATHS));
            }
            if (random.nextInt(6) > 0) {
                operation.set("value", value(4));
            }
        }
        return patch;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> TextNode.valueOf(pick(WORDS));
            case 1 -> Installation.JSON.getNodeFactory().numberNode(random.nextLong());
            case 2 -> Installation.JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 3 -> Installation.JSON.nullNode();
            case 4 -> TextNode.valueOf("f" + random.nextInt(100) + "@fuzzy.example");
            case 5 -> {
                ArrayNode array = Installation.JSON.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = Installation.JSON.createObjectNode();
                Iterator<String> names =
                        new ArrayList<>(List.of("value", "type", "primary", "display", pick(PATHS))).iterator();
                while (names.hasNext()) {
                    String name = names.next();
                    if (random.nextBoolean()) {
                        object.set(name, value(depth - 1));
                    }
                }
                yield object;
            }
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
