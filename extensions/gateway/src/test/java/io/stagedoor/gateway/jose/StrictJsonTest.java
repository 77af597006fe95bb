package io.stagedoor.gateway.jose;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { \"a\" : [ ] } ",
                "{\"a\":{\"b\":1},\"b\":{\"a\":1}}",
                "[{\"a\":1},{\"a\":1}]",
                "{\"a\":-0.5e+10,\"b\":true,\"c\":false,\"d\":null,\"e\":0,\"f\":1E-2}",
                "{\"\\u0061\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"b\":\"é\"}"
            })
    void acceptsJson(String json) {
        assertThatCode(() -> StrictJson.check(json)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":1,\"a\":2}}",
                "[[{\"a\":1,\"a\":2}]]",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "[1,]",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u00g0\"}",
                "{\"a\":\"open}",
                "{\"a\" 1}",
                "{} {}",
                "{}//",
                "{\"a\":1;\"b\":2}"
            })
    void refusesEverythingElse(String json) {
        assertThatExceptionOfType(MalformedJoseException.class).isThrownBy(() -> StrictJson.check(json));
    }

    @Test
    void refusesNestingThatOnlyAnAttackerNeeds() {
        assertThatCode(() -> StrictJson.check("[".repeat(32) + "]".repeat(32))).doesNotThrowAnyException();
        assertThatExceptionOfType(MalformedJoseException.class)
                .isThrownBy(() -> StrictJson.check("[".repeat(33) + "]".repeat(33)));
        assertThatExceptionOfType(MalformedJoseException.class)
                .isThrownBy(() -> StrictJson.check("{\"a\":".repeat(100_000)));
    }
}
