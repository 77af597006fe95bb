package io.stagedoor.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the fake server answers by default: {@code fixtures.json} and what stands beside it, from paths of the API to bodies. */
final class Fixtures {

    private static final List<JsonNode> ALL = Stream.of(
                    "fixtures.json",
                    "fixtures-connections.json",
                    "fixtures-directory.json",
                    "fixtures-service-accounts.json",
                    "fixtures-applications.json")
            .map(name -> FakeServer.json(text(name)))
            .toList();

    private Fixtures() {}

    static FakeServer.Answer answer(FakeServer.Call call) {
        String address = call.method() + " " + call.path();
        @Nullable JsonNode exact = at(address + "?" + call.query());
        @Nullable JsonNode found = exact != null ? exact : at(address);
        if (found == null) {
            return FakeServer.Answer.problem(404, "not-found", "Nothing is at this address for you.");
        }
        return found.isNull()
                ? new FakeServer.Answer(204, "", java.util.Map.of())
                : FakeServer.Answer.ok(found.toString());
    }

    private static @Nullable JsonNode at(String address) {
        for (JsonNode file : ALL) {
            @Nullable JsonNode found = file.get(address);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The JavaScript tests, bundled by the build. */
    static byte[] unitTests() {
        try {
            return Files.readAllBytes(Path.of(System.getProperty("stagedoor.web-test", "target/web-test"), "unit.js"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try (@Nullable InputStream in = FakeServer.resource(name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
