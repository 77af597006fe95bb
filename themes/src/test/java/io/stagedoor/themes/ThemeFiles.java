package io.stagedoor.themes;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** The theme as it is built, and the parent theme from Keycloak's jar. Paths are relative to the theme's folder. */
final class ThemeFiles {

    private static final String PARENT = "theme/base/";

    private ThemeFiles() {}

    static Path root() {
        return resource("theme/stagedoor");
    }

    static Path resource(String name) {
        URL url = Objects.requireNonNull(ThemeFiles.class.getClassLoader().getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every file below the theme whose name ends so, as a path relative to the theme. */
    static List<String> ending(String... suffixes) {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root().relativize(file).toString().replace('\\', '/'))
                    .filter(name -> Stream.of(suffixes).anyMatch(name::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String name) {
        try {
            return Files.readString(root().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties messages(String type) {
        return messages(type, "en");
    }

    static Properties messages(String type, String language) {
        return load(
                ThemeFiles.class.getClassLoader(),
                "theme/stagedoor/" + type + "/messages/messages_" + language + ".properties");
    }

    static Properties parentMessages(String type) {
        return load(ThemeFiles.class.getClassLoader(), PARENT + type + "/messages/messages_en.properties");
    }

    static boolean parentHas(String name) {
        return ThemeFiles.class.getClassLoader().getResource(PARENT + name) != null;
    }

    private static Properties load(ClassLoader loader, String name) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(name), name);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
