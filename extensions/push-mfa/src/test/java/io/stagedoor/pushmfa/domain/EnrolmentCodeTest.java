package io.stagedoor.pushmfa.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCodeTest {

    private static final EnrolmentCode CODE = new EnrolmentCode("0123456789AB");

    @ParameterizedTest
    @ValueSource(strings = {"0123456789AB", "0123-4567-89ab", " o1234 56789 ab ", "OI23456789AB", "0L23456789AB"})
    void isReadAsPeopleTypeIt(String typed) {
        assertThat(EnrolmentCode.typed(typed)).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789A", "0123456789ABC", "0123456789A!", "0123456789AU"})
    void whatIsNoneIsNone(String typed) {
        assertThat(EnrolmentCode.typed(typed)).isEmpty();
        assertThatThrownBy(() -> new EnrolmentCode(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isShownInGroupsAndNeverLogged() {
        assertThat(CODE.shown()).isEqualTo("0123-4567-89AB");
        assertThat(CODE).hasToString("EnrolmentCode");
        assertThat(CODE.hashed()).hasSize(64).doesNotContain("0123456789AB");
    }

    @Test
    void isAnotherOneEachTime() {
        SecureRandom random = new SecureRandom();
        assertThat(EnrolmentCode.fresh(random)).isNotEqualTo(EnrolmentCode.fresh(random));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb"})
    void aPhoneHasANameThatPeopleCanRead(String name) {
        assertThatThrownBy(() -> new OfferedDevice("thumbprint", name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfferedDevice("thumbprint", "x".repeat(61)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new OfferedDevice("thumbprint", " My phone ").name()).isEqualTo("My phone");
    }
}
