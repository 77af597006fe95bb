package io.stagedoor.scim.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stagedoor.scim.domain.Dialect;
import io.stagedoor.scim.domain.Filter;
import io.stagedoor.scim.domain.FilterParser;
import io.stagedoor.scim.domain.MemberStep;
import io.stagedoor.scim.domain.Patch;
import io.stagedoor.scim.domain.PatchOperation;
import io.stagedoor.scim.domain.PatchRequest;
import io.stagedoor.scim.domain.Resource;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.testing.Database;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Filters, paths and PATCH bodies that nobody has thought of: each is a result or a refusal of ours, within a second of the processor's time, and what a filter becomes is
 * understood by the database. An ordinary run takes the seeds alone; {@code JAZZER_FUZZ=1} goes on from them for ten minutes. The first character says who reads the rest.
 */
class ParsersFuzzTest {

    /** As deep as requests are read. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(30).build())
            .build());

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Database DATABASE = new Database("scim");
    private static final UserStore USERS = new UserStore(DATABASE.entities(), "acme");
    private static final GroupStore GROUPS = new GroupStore(DATABASE.entities(), "acme");

    static {
        USERS.insert(
                "realm", new UserRow("1", null, "", true, "", (ObjectNode) json("""
                {"userName":"maya@acme.example","title":"Editor","emails":[{"value":"maya@acme.example","type":"work","primary":true},{"value":"m@h","type":"home"}]}"""), 1, 1000, 2000), Optional.empty());
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<byte[]> seeds() throws IOException {
        try (InputStream file = Objects.requireNonNull(ParsersFuzzTest.class.getResourceAsStream("fuzz-seeds.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList().stream();
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    @DictionaryEntries({
        "emails[type eq \"work\"].value",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
        "\"op\":\"replace\"",
        "\"path\":\"",
        "\"value\":",
        "members[value eq \"",
        "not (",
        " and ",
        " or ",
        " pr",
        " co \"",
        " gt ",
        "\\u0000",
        "meta.created",
        "primary",
        "addresses",
        "roles"
    })
    void isAResultOrARefusalWithinASecond(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return;
        }
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            read(text.charAt(0), text.substring(1));
        } catch (ScimRefusal refused) {
            assertThat(refused.status()).isBetween(400, 499);
            assertThat(refused.detail()).isNotBlank().hasSizeLessThan(1000);
        }
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before))
                .isLessThan(LONGEST);
    }

    private static void read(char reader, String text) {
        switch (reader) {
            case 'u' -> found(ResourceType.USER, FilterParser.parse(text));
            case 'g' -> found(ResourceType.GROUP, FilterParser.parse(text));
            case 'p' -> FilterParser.parsePath(text);
            case 'U' -> patched(text, Dialect.RFC);
            case 'E' -> patched(text, Dialect.of("Microsoft Azure AD SCIM", ""));
            case 'G' -> regrouped(text);
            case 'V' -> kept(ResourceType.USER, text);
            case 'H' -> kept(ResourceType.GROUP, text);
            default -> new FilterSql(ResourceType.USER).condition(FilterParser.parse(text));
        }
    }

    private static void found(ResourceType type, Filter filter) {
        ListQuery query = new ListQuery(filter, null, false, 0, null, 1);
        assertThat((type == ResourceType.USER ? USERS.list(query) : GROUPS.list(query)).total())
                .isBetween(0L, 1L);
    }

    private static void patched(String text, Dialect dialect) {
        @Nullable JsonNode body = parsed(text);
        if (body == null) {
            return;
        }
        List<PatchOperation> operations = PatchRequest.read(ResourceType.USER, body);
        ObjectNode resource = (ObjectNode) json("""
                {"userName":"a","title":"Boss","name":{"givenName":"A"},"emails":[{"value":"a@w","type":"work","primary":true},{"value":"a@h","type":"home"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"}}""");
        new Patch(ResourceType.USER, dialect, resource).apply(operations);
        requireKeepable(resource);
    }

    /** What a PATCH has made is what a PUT might have brought: it is read again and stays as it is. */
    private static void requireKeepable(ObjectNode resource) {
        ObjectNode again = resource.deepCopy();
        again.putArray("schemas").add(ResourceType.USER.schema().id());
        assertThat(Resource.read(ResourceType.USER, again)).isEqualTo(resource);
    }

    private static void regrouped(String text) {
        @Nullable JsonNode body = parsed(text);
        if (body == null) {
            return;
        }
        List<PatchOperation> others = new ArrayList<>();
        List<MemberStep> steps = new ArrayList<>();
        for (PatchOperation operation : PatchRequest.read(ResourceType.GROUP, body)) {
            if (operation.isAbout(ResourceType.GROUP, "members")) {
                steps.add(MemberStep.of(operation));
            } else {
                others.add(operation);
            }
        }
        new Patch(ResourceType.GROUP, Dialect.RFC, (ObjectNode) json("{\"displayName\":\"g\"}")).apply(others);
        assertThat(MemberStep.joined(steps)).hasSizeLessThanOrEqualTo(steps.size());
    }

    private static void kept(ResourceType type, String text) {
        @Nullable JsonNode body = parsed(text);
        if (body != null) {
            Resource.read(type, body);
        }
    }

    /** Null for what Jackson refuses, which is not ours. */
    private static @Nullable JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
