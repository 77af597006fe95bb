package io.stagedoor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThemesJsonTest {

    @Test
    void listsExactlyTheFoldersThatExist() throws IOException {
        JsonNode themes = new ObjectMapper()
                .readTree(ThemeFiles.resource("META-INF/keycloak-themes.json").toFile())
                .get("themes");
        assertThat(themes).hasSize(1);
        assertThat(themes.get(0).get("name").asText()).isEqualTo("stagedoor");

        TreeSet<String> listed = new TreeSet<>();
        themes.get(0).get("types").forEach(type -> listed.add(type.asText()));
        try (Stream<Path> folders = Files.list(ThemeFiles.root())) {
            assertThat(folders.map(folder -> String.valueOf(folder.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        assertThat(listed)
                .allSatisfy(type -> assertThat(ThemeFiles.root().resolve(type + "/theme.properties"))
                        .exists());
    }

    @Test
    void everyStyleSheetThatTheLoginThemeNamesExists() {
        Properties login = properties("login");
        assertThat(login.getProperty("stylesCommon").split(" ", -1))
                .allSatisfy(style -> assertThat(ThemeFiles.root().resolve("common/resources/" + style))
                        .exists());
        assertThat(login.getProperty("styles").split(" ", -1))
                .allSatisfy(style -> assertThat(ThemeFiles.root().resolve("login/resources/" + style))
                        .exists());
    }

    /** Keycloak caches theme files under an address that our releases do not change by themselves. */
    @Test
    void theAddressOfStyleSheetsCarriesTheHashOfTheirContent() {
        assertThat(properties("login").getProperty("stagedoorVersion")).matches("[0-9a-f]{64}");
        // An organization's style sheet is no file of the theme: it is kept for minutes and has an entity tag.
        assertThat(ThemeFiles.read("login/template.ftl").replaceAll("/stagedoor-brand/\\S*/style\\.css\"", ""))
                .doesNotContain(".css\"", ".js\"");
    }

    private static Properties properties(String type) {
        Properties properties = new Properties();
        try {
            properties.load(Files.newBufferedReader(ThemeFiles.root().resolve(type + "/theme.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
