package io.stagedoor.mfapolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassCodeTest {

    private static final PassCode CODE = new PassCode("0123456789AB");

    @Test
    void isTwelveCharactersOfThirtyTwoWhichAreSixtyBit() {
        SecureRandom random = new SecureRandom();
        Set<PassCode> codes = new HashSet<>();
        Set<Integer> characters = new HashSet<>();
        for (int made = 0; made < 2_000; made++) {
            PassCode code = PassCode.fresh(random);
            assertThat(code.shown()).matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");
            codes.add(code);
            code.characters().chars().forEach(characters::add);
        }
        assertThat(codes).hasSize(2_000);
        assertThat(characters).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123-4567-89AB",
                "0123456789ab",
                " 0123 4567 89ab ",
                "O123-4567-89AB",
                "oI23 4567 89ab",
                "0l23-4567-89AB"
            })
    void isReadHoweverItIsTyped(String typed) {
        assertThat(PassCode.typed(typed)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0123", "0123-4567-89AB-C", "0123-4567-89AU", "null", "0123-4567-89Ä1", "０123-4567-89AB"})
    void isNothingElse(String typed) {
        assertThat(PassCode.typed(typed)).isEmpty();
        assertThatThrownBy(() -> new PassCode("0123-4567-89AB")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isKeptAsAHashThatIsAnotherOneForEachPass() {
        assertThat(CODE.hashed("one")).hasSize(64).isEqualTo(CODE.hashed("one")).isNotEqualTo(CODE.hashed("other"));
    }

    @Test
    void getsIntoNoLogByAccident() {
        assertThat(CODE.toString()).doesNotContain("0123");
        assertThat("" + new PassAnswer.None()).doesNotContain("0123");
    }
}
