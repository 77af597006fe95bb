package io.stagedoor.pushmfa.domain;

import static io.stagedoor.pushmfa.domain.Challenges.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.pushmfa.domain.Challenge.Standing;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    private static final Instant END = NOW.plusSeconds(60);

    @Test
    void waitsUntilTheInstantOfItsExpiry() {
        Challenge open = Challenges.in(ChallengeState.OPEN);
        assertThat(open.isOpenAt(END.minusMillis(1))).isTrue();
        assertThat(open.isOpenAt(END)).isFalse();
        assertThat(open.standingAt(END.minusMillis(1))).isEqualTo(Standing.WAITING);
        assertThat(open.standingAt(END)).isEqualTo(Standing.OVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVED", "VERIFIED"})
    void theBrowserHasHalfAMinuteMoreForAnApproval(ChallengeState state) {
        Challenge approved = Challenges.in(state);
        assertThat(state.isApproval()).isTrue();
        assertThat(approved.standingAt(END.plusSeconds(30).minusMillis(1))).isEqualTo(Standing.APPROVED);
        assertThat(approved.standingAt(END.plusSeconds(30))).isEqualTo(Standing.OVER);
    }

    @ParameterizedTest
    @CsvSource({"DENIED,DENIED", "REPORTED,REPORTED", "MISMATCHED,MISMATCHED", "REPLACED,OVER", "USED,OVER"})
    void whatIsAnsweredIsNeverOpenAgain(ChallengeState state, Standing standing) {
        Challenge answered = Challenges.in(state);
        assertThat(answered.isOpenAt(NOW)).isFalse();
        assertThat(answered.standingAt(NOW)).isEqualTo(standing);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 100})
    void theNumberHasTwoDigits(int value) {
        assertThatThrownBy(() -> new MatchNumber(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyNumberOfTwoDigitsIsDrawn() {
        SecureRandom random = new SecureRandom();
        boolean[] seen = new boolean[100];
        for (int draw = 0; draw < 5_000; draw++) {
            seen[MatchNumber.fresh(random).value()] = true;
        }
        for (int value = 10; value < 100; value++) {
            assertThat(seen[value]).as("%s", value).isTrue();
        }
    }

    @Test
    void whatBrowsersSayOfThemselvesFitsItsColumn() {
        SignIn signIn = new SignIn("a", "x".repeat(300), null, "y".repeat(300), "z".repeat(300));
        assertThat(signIn.application()).hasSize(200);
        assertThat(signIn.address()).hasSize(200);
        assertThat(signIn.browser()).hasSize(200);
    }
}
