package io.stagedoor.pushmfa.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final MatchNumber SHOWN = new MatchNumber(47);

    @Test
    void theRightNumberApproves() {
        assertThat(approval(47).outcomeFor(SHOWN)).isEqualTo(ChallengeState.APPROVED);
    }

    @Test
    void anotherNumberDoesNot() {
        assertThat(approval(48).outcomeFor(SHOWN)).isEqualTo(ChallengeState.MISMATCHED);
    }

    @Test
    void whoeverWasVerifiedApprovesAsSuchAndWithTheRightNumberAlone() {
        assertThat(approval(47).byVerifiedPerson().outcomeFor(SHOWN)).isEqualTo(ChallengeState.VERIFIED);
        assertThat(approval(48).byVerifiedPerson().outcomeFor(SHOWN)).isEqualTo(ChallengeState.MISMATCHED);
        assertThat(new Answer("c", Decision.DENY, "d", "realm", null, true).outcomeFor(SHOWN))
                .isEqualTo(ChallengeState.DENIED);
    }

    @Test
    void noneIsNeededToSayNo() {
        assertThat(new Answer("c", Decision.DENY, "d", "realm", null).outcomeFor(SHOWN))
                .isEqualTo(ChallengeState.DENIED);
        assertThat(new Answer("c", Decision.REPORT, "d", "realm", null).outcomeFor(SHOWN))
                .isEqualTo(ChallengeState.REPORTED);
    }

    @Test
    void anApprovalHasANumberAndNothingElseHas() {
        assertThatThrownBy(() -> new Answer("c", Decision.APPROVE, "d", "realm", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Answer("c", Decision.DENY, "d", "realm", SHOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAboutOneSignInOneDeviceAndOneRealm() {
        assertThat(approval(47).isAbout("c", "d", "realm")).isTrue();
        assertThat(approval(47).isAbout("x", "d", "realm")).isFalse();
        assertThat(approval(47).isAbout("c", "x", "realm")).isFalse();
        assertThat(approval(47).isAbout("c", "d", "x")).isFalse();
    }

    private static Answer approval(int number) {
        return new Answer("c", Decision.APPROVE, "d", "realm", new MatchNumber(number));
    }
}
