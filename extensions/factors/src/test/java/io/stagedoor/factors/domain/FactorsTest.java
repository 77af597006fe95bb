package io.stagedoor.factors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactorsTest {

    @Test
    void threeCodesAreFewAndFourAreNot() {
        assertThat(List.of(1, 2, 3)).allMatch(RecoveryCodes::areFew);
        assertThat(List.of(0, 4, 10)).noneMatch(RecoveryCodes::areFew);
    }

    @Test
    void aNameIsShortAndControlsNothing() {
        assertThat(new FactorName("  Phone of Ada ").value()).isEqualTo("Phone of Ada");
        assertThat(new FactorName("🎬".repeat(60)).value()).hasSize(120);
        for (String wrong : List.of("", "  ", "x".repeat(61), "a\u0000b", "a\u202eb", "a\nb", "a\u2028b")) {
            assertThatThrownBy(() -> new FactorName(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theFifthBitSaysThatAKeyIsKeptElsewhereToo() {
        byte[] data = new byte[37];
        data[32] = 0x0D; // present, verified, may be backed up
        assertThat(AuthenticatorFlags.read(data)).contains(new AuthenticatorFlags(false));
        data[32] = 0x1D;
        assertThat(AuthenticatorFlags.read(data)).contains(new AuthenticatorFlags(true));
        assertThat(AuthenticatorFlags.read(new byte[36])).isEmpty();
    }

    @Test
    void nothingHasChangedWhereNobodyKnewBefore() {
        assertThat(FactorUse.NEVER.differsFrom(true)).isFalse();
        assertThat(new FactorUse(Instant.EPOCH, true).differsFrom(true)).isFalse();
        assertThat(new FactorUse(Instant.EPOCH, true).differsFrom(false)).isTrue();
        assertThat(new FactorUse(Instant.EPOCH, false).differsFrom(true)).isTrue();
    }

    @Test
    void recoveryCodesAreAFactorThatIsNeverPreferred() {
        assertThat(Kinds.isFactor("recovery-authn-codes")).isTrue();
        assertThat(Kinds.canBePreferred("recovery-authn-codes")).isFalse();
        assertThat(Kinds.isFactor("password")).isFalse();
        assertThat(List.of("otp", "webauthn", "webauthn-passwordless", "stagedoor-push"))
                .allMatch(Kinds::isFactor)
                .allMatch(Kinds::canBePreferred);
    }
}
