package io.stagedoor.guests.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeHolderTest {

    @Test
    void aGuestOfOrganizationsThatAllAllowItMay() {
        assertThat(new CodeHolder(true, true, false, false, false, 2, 2).mayUseCodes())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("others")
    void nobodyElseMay(CodeHolder other) {
        assertThat(other.mayUseCodes()).isFalse();
    }

    static Stream<CodeHolder> others() {
        return Stream.of(
                new CodeHolder(false, true, false, false, false, 2, 2),
                new CodeHolder(true, false, false, false, false, 2, 2),
                new CodeHolder(true, true, true, false, false, 2, 2),
                new CodeHolder(true, true, false, true, false, 2, 2),
                new CodeHolder(true, true, false, false, true, 2, 2),
                new CodeHolder(true, true, false, false, false, 2, 1),
                new CodeHolder(true, true, false, false, false, 0, 0));
    }
}
