package io.stagedoor.demo.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new Environment(Map.of()).required("STAGEDOOR_URL"))
                .withMessage("The environment variable STAGEDOOR_URL is not set.");
    }

    @Test
    void takesAnEmptyVariableForAMissingOne() {
        assertThat(new Environment(Map.of("X", " ")).optional("X")).isEmpty();
    }

    @Test
    void dropsATrailingSlashOfAnAddress() {
        assertThat(new Environment(Map.of("X", "http://localhost:8100/")).origin("X"))
                .isEqualTo(URI.create("http://localhost:8100"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8100",
                "ftp://localhost",
                "http://localhost:8100/path",
                "http://localhost?x",
                "http://user@localhost",
                "http://",
                "http://local host"
            })
    void refusesWhatIsNotAnAddressOfAServer(String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new Environment(Map.of("X", value)).origin("X"))
                .withMessageStartingWith("X is not an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "smtp", "123456"})
    void refusesWhatIsNotAPort(String value) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> new Environment(Map.of("X", value)).port("X"))
                .withMessage("X is not a port: " + value);
    }

    @Test
    void readsAPort() {
        assertThat(new Environment(Map.of("X", "8126")).port("X")).isEqualTo(8126);
    }
}
