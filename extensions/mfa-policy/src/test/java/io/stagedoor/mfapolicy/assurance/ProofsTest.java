package io.stagedoor.mfapolicy.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Proofs PASSWORD = Proofs.NONE.with(Method.PASSWORD, NOW);

    @ParameterizedTest
    @CsvSource({"PASSWORD,1", "TOTP,2", "PUSH,2", "RECOVERY_CODE,2", "SECURITY_KEY,3", "PASSKEY,3"})
    void theLevelIsThatOfTheStrongestMethod(Method method, int level) {
        assertThat(PASSWORD.with(method, NOW).level()).isEqualTo(level);
    }

    @Test
    void aSessionThatProvedNothingWeKnowOfIsOfLevelOne() {
        assertThat(Proofs.NONE.level()).isEqualTo(1);
        assertThat(Proofs.NONE.references()).isEmpty();
    }

    @Test
    void theCompanysWordCountsAsMuchAsItsConnectionIsTrusted() {
        assertThat(Proofs.NONE.with(new Upstream(2, NOW, List.of("mfa"))).level())
                .isEqualTo(2);
        assertThat(PASSWORD.with(new Upstream(1, NOW, List.of("mfa"))).level()).isEqualTo(1);
    }

    @Test
    void methodReferencesAreThoseOfRfc8176() {
        assertThat(PASSWORD.references()).containsExactly("pwd");
        assertThat(PASSWORD.with(Method.TOTP, NOW).references()).containsExactly("pwd", "otp", "mfa");
        assertThat(Proofs.NONE.with(Method.PASSKEY, NOW).references()).containsExactly("hwk", "user", "mfa");
        assertThat(PASSWORD.with(Method.PUSH, NOW).references()).containsExactly("pwd", "pop", "swk", "mfa");
        assertThat(PASSWORD.with(Method.PUSH_BY_PASSKEY, NOW).references()).containsExactly("pwd", "pop", "hwk", "mfa");
    }

    @Test
    void whatACompanySaysWithoutBeingTrustedIsNotRepeatedAsMultiFactor() {
        Upstream weak = new Upstream(1, NOW, List.of("pwd", "mfa", "<script>"));
        assertThat(Proofs.NONE.with(weak).references()).containsExactly("pwd");
    }

    @Test
    void theLaterUseOfAMethodCounts() {
        Proofs merged = PASSWORD.with(Method.TOTP, NOW.minusSeconds(60)).and(Proofs.NONE.with(Method.TOTP, NOW));
        assertThat(merged.methods()).isEqualTo(Map.of(Method.PASSWORD, NOW, Method.TOTP, NOW));
        assertThat(merged.with(Method.TOTP, NOW.minusSeconds(1))).isEqualTo(merged);
    }

    @Test
    void aProofIsOverAtTheExactEndOfItsAge() {
        Need need = new Need(2, Need.ANY, true, Duration.ofMinutes(10));
        Proofs proofs = PASSWORD.with(Method.TOTP, NOW);
        assertThat(need.isMetBy(proofs, NOW.plusSeconds(599))).isTrue();
        assertThat(need.isMetBy(proofs, NOW.plusSeconds(600))).isFalse();
    }

    @Test
    void aMethodThatIsNotAllowedDoesNotCount() {
        Need need = new Need(2, Set.of(Method.PASSKEY), false, null);
        assertThat(need.isMetBy(PASSWORD.with(Method.TOTP, NOW), NOW)).isFalse();
        assertThat(need.isMetBy(Proofs.NONE.with(new Upstream(3, NOW, List.of())), NOW))
                .isFalse();
        assertThat(need.isMetBy(PASSWORD.with(Method.PASSKEY, NOW), NOW)).isTrue();
    }

    @Test
    void aPhoneThatHasCheckedItsPersonCountsAsThePhoneAndForNoMore() {
        Proofs proofs = PASSWORD.with(Method.PUSH_BY_PASSKEY, NOW);
        assertThat(proofs.level()).isEqualTo(2);
        assertThat(new Need(2, Set.of(Method.PUSH), false, null).isMetBy(proofs, NOW))
                .isTrue();
        assertThat(new Need(2, Set.of(Method.PASSKEY), false, null).isMetBy(proofs, NOW))
                .isFalse();
        assertThat(Need.of(3).isMetBy(proofs, NOW)).isFalse();
        assertThat(Method.PUSH_BY_PASSKEY.factor()).isEqualTo("push");
        assertThat(ProofsNote.read(ProofsNote.write(proofs))).isEqualTo(proofs);
    }

    @Test
    void asksForWhatIsEnoughAndOtherwiseForWhatLetsEnrol() {
        Need three = Need.of(3);
        assertThat(three.toAskFor(Set.of(Method.TOTP, Method.PASSKEY), PASSWORD, NOW))
                .containsExactly(Method.PASSKEY);
        assertThat(three.toAskFor(Set.of(Method.TOTP), PASSWORD, NOW)).containsExactly(Method.TOTP);
        assertThat(three.toAskFor(Set.of(Method.TOTP), PASSWORD.with(Method.TOTP, NOW), NOW))
                .isEmpty();
        Need onlyAnApp = new Need(2, Set.of(Method.TOTP), false, null);
        assertThat(onlyAnApp.toAskFor(Set.of(Method.PASSKEY), PASSWORD, NOW)).containsExactly(Method.PASSKEY);
        assertThat(three.toEnrol()).containsExactly(Method.PASSKEY, Method.SECURITY_KEY);
    }

    @Test
    void aNoteKeepsWhatItWasGiven() {
        Proofs proofs =
                PASSWORD.with(Method.TOTP, NOW.plusSeconds(9)).with(new Upstream(2, NOW, List.of("mfa", "otp")));
        assertThat(ProofsNote.read(ProofsNote.write(proofs))).isEqualTo(proofs);
        assertThat(ProofsNote.read(ProofsNote.write(Proofs.NONE))).isEqualTo(Proofs.NONE);
        Proofs upstream = Proofs.NONE.with(new Upstream(1, NOW, List.of()));
        assertThat(ProofsNote.read(ProofsNote.write(upstream))).isEqualTo(upstream);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "passkey",
                "passkey=",
                "passkey=9x",
                "passkey=99999999999999999999",
                "upstream=9@1:",
                "upstream=2"
            })
    void aNoteThatCannotBeReadProvesNothing(String note) {
        assertThat(ProofsNote.read(note)).isEqualTo(Proofs.NONE);
    }
}
