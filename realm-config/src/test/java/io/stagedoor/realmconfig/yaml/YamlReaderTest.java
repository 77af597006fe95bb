package io.stagedoor.realmconfig.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.realmconfig.domain.Location;
import io.stagedoor.realmconfig.domain.Node.Entry;
import io.stagedoor.realmconfig.domain.Node.Mapping;
import io.stagedoor.realmconfig.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private final List<Problem> problems = new ArrayList<>();

    private Optional<Mapping> read(String text) {
        return new YamlReader("a.yaml", problems).read(text);
    }

    @Test
    void remembersTheLineOfEveryKeyAndValue() {
        Mapping mapping = read("""
                settings:
                  enabled: true

                  displayName: Stagedoor
                """).orElseThrow();

        Mapping settings = (Mapping) mapping.get("settings").orElseThrow();
        assertThat(settings.entries())
                .extractingByKey("displayName")
                .extracting(Entry::at)
                .isEqualTo(new Location("a.yaml", 4));
        assertThat(settings.get("enabled").orElseThrow().at()).isEqualTo(new Location("a.yaml", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "300, 300",
        "-1, -1",
        "1.5, 1.5",
        "'''007''', \"\"\"007\"\"\"",
        "007, \"\"\"007\"\"\"",
        "~, null",
        "2026-11-22, \"\"\"2026-11-22\"\"\"",
        "text, \"\"\"text\"\"\""
    })
    void readsScalarsAsKeycloakTakesThem(String yaml, String json) {
        assertThat(read("key: " + yaml).orElseThrow().toJson())
                .hasToString("{\"key\":" + json.replace("\"\"\"", "\"") + "}");
    }

    @Test
    void namesFileAndLineOfBrokenYaml() {
        assertThat(read("settings:\n  a: [1, 2\nb: c\n")).isEmpty();

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).toString())
                .startsWith("a.yaml:3: this is not YAML: ")
                .endsWith(", in what begins in line 2.")
                .doesNotContain("\n");
    }

    @Test
    void refusesTabsInOneSentence() {
        assertThat(read("settings:\n\tenabled: true\n")).isEmpty();

        assertThat(problems).singleElement().asString().startsWith("a.yaml:2: this is not YAML: ");
    }

    @Test
    void refusesAKeyThatIsDeclaredTwice() {
        read("settings:\n  enabled: true\n  enabled: false\n");

        assertThat(problems).singleElement().hasToString("a.yaml:3: 'enabled' is declared twice, first at a.yaml:2.");
    }

    @Test
    void refusesAListAtTheTop() {
        assertThat(read("- a\n- b\n")).isEmpty();

        assertThat(problems).singleElement().asString().startsWith("a.yaml:1: the file must hold keys");
    }

    @Test
    void refusesTagsThatWouldBuildObjects() {
        assertThat(read("key: !!javax.script.ScriptEngineManager [x]\n")).isEmpty();

        assertThat(problems).singleElement().asString().startsWith("a.yaml:1: this is not YAML: ");
    }

    @Test
    void takesAnEmptyFileAsAnEmptyDeclaration() {
        assertThat(read("# nothing yet\n").orElseThrow().entries()).isEmpty();
    }
}
