package io.stagedoor.portal.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** All files of the application, read from the jar once, and which of them a browser needs first (esbuild's metafile). */
public final class Bundle {

    private static final String FOLDER = "/io/stagedoor/portal/web/";

    /** Reads it at the first request, not while the server starts. */
    private static final class Holder {
        static final Bundle BUNDLE = read();
    }

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Map<String, String> entries = new LinkedHashMap<>();
    private final SequencedSet<String> needed = new LinkedHashSet<>();

    private Bundle() {}

    public static Bundle get() {
        return Holder.BUNDLE;
    }

    public Optional<Asset> asset(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** The built name of a source file that is a way in, such as {@code js/main.js}. */
    String entry(String source) {
        @Nullable String name = entries.get(source);
        if (name == null) {
            throw new IllegalStateException("the bundle has no entry " + source);
        }
        return name;
    }

    /** The modules that the main one imports at once: a browser may fetch them together with it. */
    SequencedSet<String> neededByMain() {
        return needed;
    }

    private static Bundle read() {
        Bundle bundle = new Bundle();
        JsonNode outputs = json("bundle.json").path("outputs");
        outputs.properties().forEach(output -> bundle.add(file(output.getKey()), output.getValue()));
        bundle.collectNeeded(bundle.entry("js/main.js"), outputs);
        return bundle;
    }

    private void add(String name, JsonNode output) {
        if (Asset.serves(name)) {
            assets.put(name, new Asset(name, bytes(name)));
        }
        if (output.has("entryPoint")) {
            entries.put(output.path("entryPoint").asText(), name);
        } else if (output.path("inputs").size() == 1) {
            // A file that is copied as it is has no entry point in the metafile, but an input.
            entries.put(output.path("inputs").fieldNames().next(), name);
        }
    }

    private void collectNeeded(String name, JsonNode outputs) {
        for (Map.Entry<String, JsonNode> output : outputs.properties()) {
            if (!file(output.getKey()).equals(name)) {
                continue;
            }
            for (JsonNode imported : output.getValue().path("imports")) {
                String module = file(imported.path("path").asText());
                if (imported.path("kind").asText().equals("import-statement") && needed.add(module)) {
                    collectNeeded(module, outputs);
                }
            }
        }
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (@Nullable InputStream in = Bundle.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
