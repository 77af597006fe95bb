package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Request shapes of Okta, Entra ID, OneLogin, JumpCloud, Google and of the RFCs, each with the answer that is expected. */
class ScimVectorsIT {

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
        private final ScimFixtures fixtures = new ScimFixtures(directory, "vectors.example");

        Vector(JsonNode vector) {
            this.vector = vector;
        }

        void run() {
            vector.get("setup").forEach(fixture -> fixtures.prepare(fixture.asText()));
            Map<String, @Nullable String> headers = new LinkedHashMap<>();
            vector.get("headers").properties().forEach(header -> {
                // The JDK's client keeps this one to itself.
                if (!header.getKey().equals("Accept-Charset")
                        || !header.getValue().isNull()) {
                    headers.put(
                            header.getKey(),
                            header.getValue().isNull()
                                    ? null
                                    : fixtures.filled(header.getValue().asText()));
                }
            });
            JsonNode body = vector.get("body");
            if (body.isNull()) {
                headers.remove("Content-Type");
            }
            JsonNode expected = vector.get("expect");
            HttpResponse<String> answer = directory.call(
                    vector.get("method").asText(),
                    fixtures.filled(vector.get("path").asText()),
                    body.isNull() ? null : fixtures.filled(body.toString()),
                    headers);
            expect(answer, expected);
            vector.get("verify")
                    .forEach(step -> expect(
                            directory.call(
                                    step.get("method").asText(),
                                    fixtures.filled(step.get("path").asText()),
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
                    JsonNode resolved = Installation.json(fixtures.filled(claim.toString()));
                    assertThat(ScimClaims.holds(json, resolved))
                            .as(resolved + " of " + json)
                            .isTrue();
                });
            }
        }
    }
}
