package io.stagedoor.organizations.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInHistoryTest {

    @Test
    void failuresRiseAtThreeTimesTheUsual() {
        assertThat(history(8, 8, 8, 8, 8, 8, 8, 24).risingFailures()).isEqualTo(24);
        assertThat(history(8, 8, 8, 8, 8, 8, 8, 23).risingFailures()).isZero();
    }

    @Test
    void aFewFailuresArePeopleWhoMistype() {
        assertThat(history(0, 0, 0, 0, 0, 0, 0, 19).risingFailures()).isZero();
        assertThat(history(0, 0, 0, 0, 0, 0, 0, 20).risingFailures()).isEqualTo(20);
    }

    @Test
    void yesterdaysAttackIsStillToldEarlyInTheMorning() {
        assertThat(history(1, 1, 1, 1, 1, 1, 1, 300, 0).risingFailures()).isEqualTo(300);
        assertThat(history(1, 1, 1, 1, 1, 1, 1, 300, 0, 0).risingFailures()).isZero();
    }

    @Test
    void withoutAWeekBeforeNothingIsUsual() {
        assertThat(history(0, 0, 0, 500).risingFailures()).isZero();
    }

    private static SignInHistory history(long... failed) {
        List<SignInDay> days = new ArrayList<>();
        for (long one : failed) {
            days.add(new SignInDay(LocalDate.of(2026, 11, 1).plusDays(days.size()), 100, one));
        }
        return new SignInHistory(days);
    }
}
