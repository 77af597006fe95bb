package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What RFC 7643, 7644 and 9865 say, and what vendors document, sentence by sentence: {@code scim-conformance.json} holds requests and the
 * answers that they have to have. A step's {@code has} names values ({@code *} for any), {@code lacks} what is absent or empty, {@code count}
 * sizes, {@code among} and {@code notAmong} one of several values, {@code keep} what later steps speak of.
 */
class ScimConformanceIT {

    private static final String DOMAIN = "conformance.example";

    private static DirectoryClient directory;

    @BeforeAll
    static void connect() {
        ConnectedOrganization organization = new ConnectedOrganization(Installation.shared(), "conformance", DOMAIN);
        organization.prove();
        directory = DirectoryClient.of(organization);
    }

    @TestFactory
    Stream<DynamicTest> shapes() throws IOException {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("scim-conformance.json"))) {
            JsonNode all = Installation.json(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return StreamSupport.stream(all.spliterator(), false)
                    .map(shape -> dynamicTest(
                            shape.get("id").asText() + " (" + shape.get("by").asText() + ")",
                            () -> new Shape(shape).run()));
        }
    }

    private static final class Shape {

        private final JsonNode shape;
        private final ScimFixtures fixtures = new ScimFixtures(directory, DOMAIN);

        Shape(JsonNode shape) {
            this.shape = shape;
        }

        void run() {
            shape.path("given").forEach(fixture -> fixtures.prepare(fixture.asText()));
            shape.get("steps").forEach(this::step);
        }

        private void step(JsonNode step) {
            String[] call = fixtures.filled(step.get("call").asText()).split(" ", 2);
            Map<String, @Nullable String> headers = new LinkedHashMap<>();
            step.path("headers")
                    .properties()
                    .forEach(header -> headers.put(
                            header.getKey(),
                            header.getValue().isNull()
                                    ? null
                                    : fixtures.filled(header.getValue().asText())));
            @Nullable
            String body = step.has("text")
                    ? fixtures.filled(step.get("text").asText())
                    : step.has("body") ? fixtures.filled(step.get("body").toString()) : null;
            HttpResponse<String> answer = directory.call(call[0], encoded(call[1]), body, headers);
            String what = call[0] + " " + call[1] + " -> " + answer.statusCode() + " " + answer.body();
            assertThat(answer.statusCode())
                    .as(what)
                    .isEqualTo(step.get("status").asInt());
            step.path("head")
                    .properties()
                    .forEach(header -> assertThat(
                                    answer.headers().firstValue(header.getKey()).orElse(""))
                            .as(what)
                            .containsPattern(fixtures.filled(header.getValue().asText())));
            JsonNode document = answer.body().isEmpty() ? MissingNode.getInstance() : Installation.json(answer.body());
            if (answer.statusCode() >= 400) {
                assertIsError(answer, document, what);
            }
            check(step, document, what);
            step.path("keep").properties().forEach(kept -> {
                JsonNode found = kept.getValue().asText().startsWith("$")
                        ? ScimClaims.at(document, kept.getValue().asText())
                        : JsonNodeFactory.instance.textNode(answer.headers()
                                .firstValue(kept.getValue().asText())
                                .orElse(""));
                assertThat(found.asText()).as(what).isNotEmpty();
                fixtures.names.put(kept.getKey(), found.asText());
            });
        }

        /** RFC 7644 3.12: whatever is refused. */
        private static void assertIsError(HttpResponse<String> answer, JsonNode document, String what) {
            assertThat(document.at("/schemas/0").asText())
                    .as(what)
                    .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(document.path("status")).as(what).isEqualTo(text(String.valueOf(answer.statusCode())));
            assertThat(document.path("detail").asText()).as(what).isNotBlank();
        }

        private void check(JsonNode step, JsonNode document, String what) {
            step.path("has").properties().forEach(claim -> {
                boolean any = claim.getValue().equals(text("*"));
                assertHolds(document, claim.getKey(), any ? "exists" : "eq", claim.getValue(), what);
            });
            step.path("lacks").forEach(path -> assertHolds(document, path.asText(), "emptyOrAbsent", text(""), what));
            step.path("count")
                    .properties()
                    .forEach(claim -> assertHolds(document, claim.getKey(), "len", claim.getValue(), what));
            step.path("among")
                    .properties()
                    .forEach(claim -> assertHolds(document, claim.getKey(), "contains", claim.getValue(), what));
            step.path("notAmong")
                    .properties()
                    .forEach(claim -> assertHolds(document, claim.getKey(), "notContains", claim.getValue(), what));
        }

        private void assertHolds(JsonNode document, String path, String op, JsonNode value, String what) {
            JsonNode claim = Installation.json(fixtures.filled(Installation.JSON
                    .createObjectNode()
                    .put("path", path)
                    .put("op", op)
                    .set("value", value)
                    .toString()));
            assertThat(ScimClaims.holds(document, claim))
                    .as(claim + " of " + what)
                    .isTrue();
        }

        private static JsonNode text(String text) {
            return JsonNodeFactory.instance.textNode(text);
        }

        /** Shapes are written as people read them. */
        private static String encoded(String path) {
            StringBuilder encoded = new StringBuilder();
            for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (octet & 0xff);
                if (c > ' ' && c < 0x7f && "\"<>[]{}|\\^`".indexOf(c) < 0) {
                    encoded.append(c);
                } else {
                    encoded.append(String.format("%%%02X", octet & 0xff));
                }
            }
            return encoded.toString();
        }
    }
}
