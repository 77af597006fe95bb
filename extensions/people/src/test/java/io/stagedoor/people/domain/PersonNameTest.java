package io.stagedoor.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @Test
    void isFirstAndLastElseTheAddressElseNothing() {
        assertThat(PersonName.of("Maya", "Okafor", "maya@acme.example")).isEqualTo("Maya Okafor");
        assertThat(PersonName.of(null, "Okafor", "maya@acme.example")).isEqualTo("Okafor");
        assertThat(PersonName.of(" ", null, "maya@acme.example")).isEqualTo("maya@acme.example");
        assertThat(PersonName.of(null, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Eve\u202Egpj",
                "Eve\u2066x",
                "Eve\u200Fx",
                "Eve\u0000x",
                "Eve\nx",
                "Eve\u2028x",
                "Eve\uD800x",
                "Eve\uFEFFx",
                "Eve\uDB40\uDC41x"
            })
    void doesNotReachBeyondItself(String name) {
        assertThat(PersonName.shown(name)).startsWith("Eve\uFFFD").hasSizeLessThanOrEqualTo(8);
        assertThat(PersonName.isFit(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë O'Hara-Nuñez", "山田 太郎", "علی‌رضا", "José 👩‍🎬"})
    void mayBeWrittenInAnyScript(String name) {
        assertThat(PersonName.shown(name)).isEqualTo(name);
        assertThat(PersonName.isFit(name)).isTrue();
    }

    @Test
    void isCutWhereItIsTooLong() {
        assertThat(PersonName.shown("x".repeat(10_000))).hasSize(255);
        assertThat(PersonName.isFit("x".repeat(255))).isTrue();
        assertThat(PersonName.isFit("x".repeat(256))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "a&b", "${x}", "\"", "{{7*7}}"})
    void ofTheInvitedHasNoMarkup(String name) {
        assertThat(PersonName.isFit(name)).isFalse();
    }
}
