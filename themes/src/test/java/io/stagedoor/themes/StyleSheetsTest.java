package io.stagedoor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StyleSheetsTest {

    private static final String TOKENS = "common/resources/css/tokens.css";
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|\\b(?:rgb|hsl|oklch|color-mix)a?\\(");
    private static final Pattern URL = Pattern.compile("url\\(\"([^\"]+)\"\\)");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--sd-[\\w-]+)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:)?//(?!www\\.w3\\.org/2000/svg)\\w");

    @ParameterizedTest
    @MethodSource("styleSheets")
    void colorsAreWrittenDownInTheTokensAlone(String name) {
        if (!name.equals(TOKENS)) {
            assertThat(COLOR.matcher(ThemeFiles.read(name)).results().map(MatchResult::group))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("styleSheets")
    void everyImageIsOneOfOurs(String name) {
        Path folder = ThemeFiles.root().resolve(name).getParent();
        assertThat(URL.matcher(ThemeFiles.read(name)).results().map(url -> url.group(1)))
                .allSatisfy(url -> assertThat(
                                Stream.of(folder, ThemeFiles.root().resolve("common/resources/css"))
                                        .map(base -> base.resolve(url)))
                        .as(url)
                        .anyMatch(Files::exists));
    }

    @ParameterizedTest
    @MethodSource("styleSheets")
    void everyTokenThatIsUsedIsDefined(String name) {
        String defined = ThemeFiles.read(TOKENS) + ThemeFiles.read(name);
        assertThat(VARIABLE.matcher(ThemeFiles.read(name)).results().map(use -> use.group(1)))
                .allSatisfy(variable -> assertThat(defined).contains(variable + ":"));
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(ThemeFiles.ending(".css", ".js", ".svg", ".ftl", ".properties"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(
                                ELSEWHERE.matcher(ThemeFiles.read(name)).results())
                        .as(name)
                        .isEmpty());
    }

    @Test
    void theKeyboardSeesWhereItIsAndMotionCanBeSwitchedOff() {
        String base = ThemeFiles.read("common/resources/css/base.css");
        assertThat(base).contains(":focus-visible { outline:", "prefers-reduced-motion: reduce");
        assertThat(styleSheets())
                .allSatisfy(name -> assertThat(ThemeFiles.read(name))
                        .as(name)
                        .doesNotContainPattern("outline(?:-width)?: ?(?:0|none);"));
    }

    static List<String> styleSheets() {
        return ThemeFiles.ending(".css");
    }
}
