package io.stagedoor.administration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void leadsFromOnePageToTheNext() {
        Page<String> page = Page.of(List.of("a", "ü|b", "c"), 2, Function.identity());

        assertThat(page.items()).containsExactly("a", "ü|b");
        assertThat(Page.position(page.next())).isEqualTo("ü|b");
    }

    @Test
    void theLastPageLeadsNowhere() {
        assertThat(Page.of(List.of("a", "b"), 2, Function.identity()).next()).isNull();
        assertThat(Page.of(List.<String>of(), 2, Function.identity()).next()).isNull();
    }

    @Test
    void theFirstPageHasNoPosition() {
        assertThat(Page.position(null)).isNull();
        assertThat(Page.position("")).isNull();
        assertThat(Page.size(null)).isEqualTo(50);
        assertThat(Page.size("200")).isEqualTo(200);
        assertThat(Page.size("1")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "x", "", "1e2", "99999999999"})
    void refusesOtherSizes(String limit) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Page.size(limit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "a b"})
    void refusesPositionsThatWereNeverGiven(String after) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Page.position(after));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Page.position("a".repeat(1025)));
    }
}
