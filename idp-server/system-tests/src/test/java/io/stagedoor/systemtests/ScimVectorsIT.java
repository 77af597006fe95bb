package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Request shapes of Okta, Entra ID, OneLogin, JumpCloud, Google and of the RFCs, each with the answer that is expected. */
class ScimVectorsIT {

    private static final Pattern STEP = Pattern.compile("\\['([^']+)'\\]|\\[(\\*|\\d+)\\]|\\.([A-Za-z_$][\\w$]*)");
    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private static DirectoryClient directory;

    @BeforeAll
    static void connect() {
        ConnectedOrganization organization =
                new ConnectedOrganization(Installation.shared(), "vectors", "vectors.example");
        organization.prove();
        directory = DirectoryClient.of(organization);
    }

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("scim-vectors.json"))) {
            String text = new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            // Their people stand in the domain that this organization has proved.
            JsonNode all = Installation.json(text.replace("example.com", "vectors.example"));
            return StreamSupport.stream(all.spliterator(), false)
                    .map(vector -> dynamicTest(vector.get("id").asText(), () -> new Vector(vector).run()));
        }
    }

    private static final class Vector {

        private final JsonNode vector;
        private final Map<String, String> names = new HashMap<>();

        Vector(JsonNode vector) {
            this.vector = vector;
            names.put("rnd", random());
            names.put("uuid", UUID.randomUUID().toString());
            names.put("base", directory.base);
        }

        void run() {
            vector.get("setup").forEach(fixture -> prepare(fixture.asText()));
            Map<String, @Nullable String> headers = new LinkedHashMap<>();
            vector.get("headers").properties().forEach(header -> {
                // The JDK's client keeps this one to itself.
                if (!header.getKey().equals("Accept-Charset")
                        || !header.getValue().isNull()) {
                    headers.put(
                            header.getKey(),
                            header.getValue().isNull()
                                    ? null
                                    : filled(header.getValue().asText()));
                }
            });
            JsonNode body = vector.get("body");
            if (body.isNull()) {
                headers.remove("Content-Type");
            }
            JsonNode expected = vector.get("expect");
            HttpResponse<String> answer = directory.call(
                    vector.get("method").asText(),
                    filled(vector.get("path").asText()),
                    body.isNull() ? null : filled(body.toString()),
                    headers);
            expect(answer, expected);
            vector.get("verify")
                    .forEach(step -> expect(
                            directory.call(
                                    step.get("method").asText(),
                                    filled(step.get("path").asText()),
                                    null),
                            step.get("expect")));
        }

        private void expect(HttpResponse<String> answer, JsonNode expected) {
            List<Integer> statuses = new ArrayList<>();
            expected.get("status").forEach(status -> statuses.add(status.asInt()));
            assertThat(answer.statusCode()).as(answer.body()).isIn(statuses);
            expected.path("headers")
                    .properties()
                    .forEach(header -> assertThat(
                                    answer.headers().firstValue(header.getKey()).orElse(""))
                            .containsPattern(header.getValue().asText()));
            if (!answer.body().isEmpty()) {
                JsonNode json = Installation.json(answer.body());
                expected.get("json").forEach(claim -> {
                    JsonNode resolved = Installation.json(filled(claim.toString()));
                    assertThat(holds(json, resolved))
                            .as(resolved + " of " + json)
                            .isTrue();
                });
            }
        }

        private static boolean holds(JsonNode document, JsonNode claim) {
            JsonNode found = at(document, claim.get("path").asText());
            JsonNode value = claim.path("value");
            boolean absent = found.isMissingNode() || found.isNull();
            return switch (claim.get("op").asText()) {
                case "eq" -> found.equals(value);
                case "ieq" -> found.asText().equalsIgnoreCase(value.asText());
                case "exists" -> !absent;
                case "absent" -> absent;
                case "emptyOrAbsent" ->
                    absent
                            || (found.isTextual()
                                    ? found.asText().isEmpty()
                                    : found.isContainerNode() && found.isEmpty());
                case "contains" -> contains(found, value);
                case "notContains" -> !contains(found, value);
                case "len" -> found.size() == value.asInt();
                case "type" ->
                    switch (value.asText()) {
                        case "number" -> found.isNumber();
                        case "array" -> found.isArray();
                        default -> !found.isMissingNode();
                    };
                default -> throw new IllegalArgumentException(claim.toString());
            };
        }

        private static boolean contains(JsonNode list, JsonNode value) {
            return list.isArray() && list.valueStream().anyMatch(value::equals);
        }

        private static JsonNode at(JsonNode document, String path) {
            List<JsonNode> current = List.of(document);
            boolean several = false;
            Matcher step = STEP.matcher(path.substring(1));
            while (step.find()) {
                List<JsonNode> next = new ArrayList<>();
                for (JsonNode node : current) {
                    if ("*".equals(step.group(2))) {
                        several = true;
                        node.forEach(next::add);
                    } else if (step.group(2) != null) {
                        next.add(node.path(Integer.parseInt(step.group(2))));
                    } else {
                        next.add(node.path(step.group(1) != null ? step.group(1) : step.group(3)));
                    }
                }
                next.removeIf(JsonNode::isMissingNode);
                current = next;
            }
            if (several) {
                return Installation.JSON.createArrayNode().addAll(current);
            }
            return current.isEmpty() ? MissingNode.getInstance() : current.getFirst();
        }

        private void prepare(String fixture) {
            String kind = fixture.split(":", 2)[0];
            String more = fixture.contains(":") ? fixture.split(":", 2)[1] : "";
            switch (kind) {
                case "user", "user2" -> user(kind, more);
                case "group" -> group(more);
                case "delete-user" -> directory.call("DELETE", "/Users/" + names.get("userId"), null);
                default -> throw new IllegalArgumentException(fixture);
            }
        }

        private void user(String kind, String more) {
            String random = random();
            String name = kind + "." + random + "@vectors.example";
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("userName", name);
            body.put("externalId", "ext-" + random);
            body.put("name", Map.of("givenName", "Test", "familyName", "User"));
            body.put("displayName", "Test User");
            body.put("active", !more.equals("inactive"));
            if (!more.equals("noemail")) {
                body.put("emails", List.of(Map.of("value", name, "type", "work", "primary", true)));
            }
            if (more.equals("title")) {
                body.put("title", "Boss");
            }
            names.put(kind + "Id", directory.user(body).get("id").asText());
            names.put(kind + "Name", name);
            names.put(kind + "NameUpper", name.toUpperCase(java.util.Locale.ROOT));
            names.put(kind + "Rnd", random);
            if (kind.equals("user")) {
                names.put("email", name);
            }
        }

        private void group(String members) {
            String random = random();
            JsonNode made = StudioApi.accepted(directory.call(
                    "POST",
                    "/Groups",
                    Map.of(
                            "schemas",
                            List.of(DirectoryClient.GROUP),
                            "displayName",
                            "Team " + random,
                            "externalId",
                            "gext-" + random)));
            names.put("groupId", made.get("id").asText());
            names.put("groupName", "Team " + random);
            names.put("groupRnd", random);
            if (!members.isEmpty()) {
                List<Map<String, String>> values = Stream.of(members.split(","))
                        .map(member -> Map.of("value", String.valueOf(names.get(member + "Id"))))
                        .toList();
                StudioApi.accepted(directory.patch(
                        "/Groups/" + names.get("groupId"), Map.of("op", "add", "path", "members", "value", values)));
            }
        }

        private String filled(String text) {
            return NAME.matcher(text)
                    .replaceAll(name -> Matcher.quoteReplacement(names.getOrDefault(name.group(1), name.group())));
        }

        private static String random() {
            return UUID.randomUUID().toString().substring(0, 8);
        }
    }
}
