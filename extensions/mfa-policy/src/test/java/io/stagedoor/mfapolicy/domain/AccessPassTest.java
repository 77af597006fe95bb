package io.stagedoor.mfapolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessPassTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void isOverAtTheExactInstantOfItsExpiry() {
        AccessPass pass = lasting(60);
        assertThat(pass.isOpenAt(pass.expiresAt().minusMillis(1))).isTrue();
        assertThat(pass.isOpenAt(pass.expiresAt())).isFalse();
    }

    @Test
    void isGoodForTenMinutesToEightHours() {
        assertThatCode(() -> lasting(10)).doesNotThrowAnyException();
        assertThatCode(() -> lasting(480)).doesNotThrowAnyException();
        assertThatThrownBy(() -> lasting(9)).hasMessageContaining("10 to 480 minutes");
        assertThatThrownBy(() -> lasting(481)).hasMessageContaining("10 to 480 minutes");
    }

    @Test
    void isOverWithItsFirstUseWhereItIsForOne() {
        assertThat(having(true, 1, 0).isOpenAt(NOW)).isFalse();
        assertThat(having(false, 7, 0).isOpenAt(NOW)).isTrue();
    }

    @Test
    void isOverWithTheFifthWrongCode() {
        assertThat(having(false, 0, 4).isOpenAt(NOW)).isTrue();
        assertThat(having(false, 0, 5).isOpenAt(NOW)).isFalse();
    }

    @Test
    void isAProofOfLevelTwoAndNeverMore() {
        assertThat(Proof.of(Factor.ACCESS_PASS, NOW).level()).isEqualTo(2);
        assertThatThrownBy(() -> new Proof(Factor.ACCESS_PASS, 3, NOW, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Factor.ACCESS_PASS.enrollable()).isFalse();
    }

    private static AccessPass lasting(int minutes) {
        return AccessPass.of("a", "acme", "ada", "helen", true, NOW, Duration.ofMinutes(minutes));
    }

    private static AccessPass having(boolean once, int used, int wrong) {
        return new AccessPass("a", "acme", "ada", "helen", once, NOW, NOW.plusSeconds(3600), used, wrong);
    }
}
