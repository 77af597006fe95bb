package io.stagedoor.administration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityTagTest {

    private static final EntityTag SEVEN = new EntityTag(7);

    @Test
    void letsAChangeOfWhatWasReadPass() {
        assertThatCode(() -> SEVEN.require("\"7\"")).doesNotThrowAnyException();
        assertThatCode(() -> SEVEN.require("\"6\", \"7\"")).doesNotThrowAnyException();
    }

    @Test
    void refusesAChangeOfWhatSomebodyChangedMeanwhile() {
        assertThat(status("\"6\"")).isEqualTo(412);
        assertThat(status("7")).isEqualTo(412);
        assertThat(status("W/\"7\"")).isEqualTo(412);
        assertThat(status("*")).isEqualTo(412);
        assertThat(status(null)).isEqualTo(428);
    }

    @Test
    void knowsWhatTheCallerHasAlready() {
        assertThat(SEVEN.isKnownBy("\"7\"")).isTrue();
        assertThat(SEVEN.isKnownBy("W/\"7\"")).isTrue();
        assertThat(SEVEN.isKnownBy("\"1\", \"7\"")).isTrue();
        assertThat(SEVEN.isKnownBy("\"17\"")).isFalse();
        assertThat(SEVEN.isKnownBy(null)).isFalse();
    }

    private static int status(@Nullable String ifMatch) {
        return catchThrowableOfType(ProblemException.class, () -> SEVEN.require(ifMatch))
                .problem()
                .status();
    }
}
