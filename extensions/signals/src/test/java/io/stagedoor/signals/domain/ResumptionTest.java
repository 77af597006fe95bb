package io.stagedoor.signals.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResumptionTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long WINDOW_START = NOW - 900_000;

    @Test
    void aNewReaderStartsBeforeTheFirstSignalOfTheWindow() {
        assertThat(Resumption.of(null, 50, null, 41L, NOW)).isEqualTo(new Resumption(40, true));
    }

    @Test
    void aNewReaderOfAQuietLogStartsAtItsEnd() {
        assertThat(Resumption.of(null, 50, null, null, NOW)).isEqualTo(new Resumption(50, true));
    }

    @Test
    void aReaderThatWasAwayForAMomentGoesOnBehindItsPosition() {
        assertThat(Resumption.of(45L, 50, NOW - 1000, 41L, NOW)).isEqualTo(new Resumption(45, false));
    }

    @Test
    void aReaderThatMissedNothingGoesOnHoweverLongItWasAway() {
        assertThat(Resumption.of(50L, 50, null, null, NOW)).isEqualTo(new Resumption(50, false));
    }

    @Test
    void goesOnAtTheExactEdgeOfTheWindowAndStartsAfreshAMillisecondBeforeIt() {
        assertThat(Resumption.of(45L, 50, WINDOW_START, 46L, NOW).afresh()).isFalse();
        assertThat(Resumption.of(45L, 50, WINDOW_START - 1, 47L, NOW)).isEqualTo(new Resumption(46, true));
    }

    @Test
    void aPositionThatWasNeverGivenStartsAfresh() {
        assertThat(Resumption.of(51L, 50, null, 41L, NOW)).isEqualTo(new Resumption(40, true));
    }

    @Test
    void aHeaderThatIsNoPositionIsNone() {
        assertThat(Resumption.position("133")).isEqualTo(133);
        assertThat(Resumption.position("0")).isZero();
        assertThat(Resumption.position(null)).isNull();
        assertThat(Resumption.position("-1")).isNull();
        assertThat(Resumption.position("1e3")).isNull();
        assertThat(Resumption.position("9999999999999999999999")).isNull();
    }
}
