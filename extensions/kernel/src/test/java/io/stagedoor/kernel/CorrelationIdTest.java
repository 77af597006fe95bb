package io.stagedoor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationIdTest {

    @Test
    void takesOverAWellFormedIdOfTheCaller() {
        assertThat(CorrelationId.acceptOrCreate("edge-1.2_abc").value()).isEqualTo("edge-1.2_abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has space in it", "line\nbreak-in-log", "quote\"in-json", "ünïcödé-id"})
    void replacesAnIdThatCouldBreakALogLine(String hostile) {
        assertThat(CorrelationId.acceptOrCreate(hostile).value()).isNotEqualTo(hostile);
        assertThatIllegalArgumentException().isThrownBy(() -> new CorrelationId(hostile));
    }

    @Test
    void createsOneWhereNoneWasOffered() {
        assertThat(CorrelationId.acceptOrCreate(null)).isNotEqualTo(CorrelationId.acceptOrCreate(null));
    }

    @Test
    void refusesAnIdLongerThan64Characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CorrelationId("x".repeat(65)));
    }
}
