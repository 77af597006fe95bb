package io.stagedoor.demo.serving;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A style sheet, script or drawing that came with the program. */
record Asset(String type, Buffer content) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.(css|js|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** The file of that name; a name of any other shape, a path above all, finds nothing. */
    static Optional<Asset> find(String folder, String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        try (InputStream file = Asset.class.getResourceAsStream("/demo/" + folder + "/" + name)) {
            return file == null ? Optional.empty() : Optional.of(new Asset(type, Buffer.buffer(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
