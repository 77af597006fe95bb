package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Requests that no directory sends: pieces of filters, paths and PATCH bodies put together at random, against the real server. None may
 * fail inside it; in a long run, on PostgreSQL with some thousand people, none may take a second but those that are refused because they
 * would. The seed is told, so that a failure can be had again ({@code -Dstagedoor.fuzz.seed}).
 */
class ScimFuzzIT {

    private static final int SECONDS = Integer.getInteger("stagedoor.fuzz.seconds", 0);
    private static final boolean LONG = SECONDS > 0;
    /** The same requests every time, unless it is to go on for long. */
    private static final int REQUESTS = 1_000;

    private static final int PEOPLE = 3_000;

    private static final long SEED = Long.getLong("stagedoor.fuzz.seed", LONG ? System.nanoTime() : 20_261_122L);

    private final Random random = new Random(SEED);

    @Test
    void nothingFailsInsideAndNothingTakesASecond() throws IOException {
        if (!LONG) {
            ConnectedOrganization organization = new ConnectedOrganization(Installation.shared(), "fuzzy");
            organization.prove();
            ask(organization.owner, organization.alias, organization.domain, 0);
            return;
        }
        try (CrashingPostgres postgres = new CrashingPostgres(Installation.TARGET.resolve("fuzzed-database"))) {
            Map<String, String> environment = new HashMap<>(postgres.settings());
            environment.put("KC_SPI_REALM_RESTAPI_EXTENSION__SCIM__REQUESTS_PER_SECOND", "100000");
            environment.put("KC_SPI_REALM_RESTAPI_EXTENSION__SCIM__BURST", "100000");
            try (Installation installation = Installation.own(Installation.TARGET.resolve("fuzzed"), environment)) {
                ask(StudioApi.asOperator(installation), "initech", "initech.example", PEOPLE);
            }
        }
    }

    private void ask(StudioApi administrator, String organization, String domain, int people) {
        String path = "/organizations/" + organization + "/scim";
        String base = StudioApi.accepted(administrator.get(path)).get("baseUrl").asText();
        String token = StudioApi.accepted(administrator.call(
                        "POST",
                        path + "/tokens",
                        Map.of("name", "fuzz", "scopes", List.of("users", "groups")),
                        Map.of()))
                .get("token")
                .asText();
        ScimLoad scim = new ScimLoad(base, token);
        for (int i = 0; i < people; i++) {
            scim.create("staff" + i + "@" + domain);
        }
        if (LONG) {
            // The first of each kind are slow on every server.
            for (int i = 0; i < 300; i++) {
                send(base, token, "warm", "warm");
            }
        }
        String user = scim.create("target@" + domain);
        String group = scim.group("Target");
        Instant end = Instant.now().plusSeconds(SECONDS);
        int sent = 0;
        int stopped = 0;
        while (LONG ? Instant.now().isBefore(end) : sent < REQUESTS) {
            Instant asked = Instant.now();
            HttpResponse<String> answer = send(base, token, user, group);
            Duration took = Duration.between(asked, Instant.now());
            String what = "seed " + SEED + ", request " + sent + ": "
                    + answer.request().method() + " " + answer.uri() + " -> " + answer.statusCode() + " "
                    + answer.body();
            assertThat(answer.statusCode()).as(what).isLessThan(500);
            if (answer.statusCode() >= 400) {
                JsonNode error = Installation.json(answer.body());
                assertThat(error.at("/schemas/0").asText())
                        .as(what)
                        .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
                assertThat(error.path("status").asText()).as(what).isEqualTo(String.valueOf(answer.statusCode()));
            }
            if (answer.body().contains("\"tooMany\"")) {
                stopped++;
            } else if (LONG) {
                assertThat(took).as(what).isLessThan(Duration.ofSeconds(1));
            }
            sent++;
        }
        System.out.println(
                "ScimFuzzIT: " + sent + " requests, " + stopped + " of them refused as too many, seed " + SEED);
        assertThat(scim.user(user).path("id").asText()).isEqualTo(user);
    }

    private HttpResponse<String> send(String base, String token, String user, String group) {
        return Installation.send(request(base, user, group)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json"));
    }

    private HttpRequest.Builder request(String base, String user, String group) {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                HttpRequest.newBuilder(URI.create(base + (random.nextBoolean() ? "/Users" : "/Groups") + "?filter="
                                + encoded(filter()) + "&count=" + random.nextInt(20) + more()))
                        .GET();
            case 2 -> sending("POST", base + "/Users", document("urn:ietf:params:scim:schemas:core:2.0:User"));
            case 3 -> sending("POST", base + "/Users/.search", search());
            case 4 -> sending("PATCH", base + "/Groups/" + group, patch());
            default -> sending("PATCH", base + "/Users/" + user, patch());
        };
    }

    private String more() {
        return switch (random.nextInt(5)) {
            case 0 -> "&sortBy=" + encoded(pick(FuzzPieces.PATHS));
            case 1 -> "&attributes=" + encoded(pick(FuzzPieces.PATHS) + "," + pick(FuzzPieces.PATHS));
            case 2 -> "&excludedAttributes=" + encoded(pick(FuzzPieces.PATHS));
            case 3 -> "&startIndex=" + random.nextInt();
            default -> "";
        };
    }

    private static HttpRequest.Builder sending(String method, String address, JsonNode body) {
        return HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.ofString(body.toString()));
    }

    private String filter() {
        if (LONG && random.nextInt(50) == 0) {
            return heavy();
        }
        StringBuilder filter = new StringBuilder();
        int words = 1 + random.nextInt(random.nextInt(20) == 0 ? 400 : 9);
        for (int i = 0; i < words; i++) {
            filter.append(i % 3 == 0 ? pick(FuzzPieces.PATHS) : pick(FuzzPieces.WORDS))
                    .append(random.nextInt(8) == 0 ? "" : " ");
        }
        if (random.nextInt(3) == 0) {
            return pick(FuzzPieces.PATHS) + " " + pick(FuzzPieces.WORDS) + " " + pick(FuzzPieces.WORDS);
        }
        return filter.toString();
    }

    /** As many comparisons as are taken, none of which an index answers. */
    private String heavy() {
        String path = pick(List.of("addresses.streetAddress", "emails.value", "title", "userName"));
        return IntStream.range(0, 400)
                .mapToObj(i -> path + " co \"" + i + "q\"")
                .collect(Collectors.joining(" or "));
    }

    private ObjectNode search() {
        ObjectNode search = Installation.JSON.createObjectNode();
        search.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:SearchRequest");
        search.put("filter", filter());
        search.set("count", value(2));
        search.set("startIndex", value(2));
        search.set("attributes", value(2));
        search.put("sortBy", pick(FuzzPieces.PATHS));
        return search;
    }

    private ObjectNode document(String schema) {
        ObjectNode document = Installation.JSON.createObjectNode();
        document.putArray("schemas").add(schema);
        document.put(
                "userName",
                random.nextInt(4) == 0 ? pick(FuzzPieces.WORDS) : "f" + random.nextInt(5_000) + "@fuzzy.example");
        for (int i = random.nextInt(5); i >= 0; i--) {
            document.set(pick(FuzzPieces.PATHS), value(4));
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
                operation.put(
                        "path",
                        random.nextInt(3) == 0
                                ? pick(FuzzPieces.PATHS) + pick(FuzzPieces.WORDS) + pick(FuzzPieces.PATHS)
                                : pick(FuzzPieces.PATHS));
            }
            if (random.nextInt(6) > 0) {
                operation.set("value", value(4));
            }
        }
        return patch;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> TextNode.valueOf(pick(FuzzPieces.WORDS));
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
                Iterator<String> names = new ArrayList<>(
                                List.of("value", "type", "primary", "display", pick(FuzzPieces.PATHS)))
                        .iterator();
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
