package io.stagedoor.guests.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {

    @Test
    void haveATextOrAnAddress() {
        assertThat(new Terms("2026-11", " Be kind. ", "").text()).isEqualTo("Be kind.");
        assertThat(new Terms("1", "", "https://acme.example/terms").address()).isEqualTo("https://acme.example/terms");
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms("1", " ", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms("1", "x".repeat(20_001), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "http://acme.example", "https:", "https://a b", "https://eve@acme.example"
            })
    void haveNoAddressThatIsNotOneOfThePublicWeb(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms("1", "", address));
    }

    @ParameterizedTest
    @CsvSource({"''", "-1", "a b", "<b>", "12345678901234567890123456789012345678901"})
    void haveAVersionThatCanBeSaid(String version) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Terms(version, "text", ""));
    }
}
