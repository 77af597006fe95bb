package io.stagedoor.secrets.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

    private static final String SECRET = "a client's secret, ünïcode 秘密";
    private static final String OLD = line("old", 1);
    private static final String NEW = line("new", 2);

    @Test
    void whatIsSealedIsOpenedAndShowsNothing() {
        String sealed = seal(OLD).seal(SECRET);
        assertThat(sealed).startsWith("sealed1.old.").doesNotContain("secret").matches("[A-Za-z0-9._-]+");
        assertThat(seal(OLD).open(sealed)).isEqualTo(SECRET);
    }

    @Test
    void twoSealsOfOneSecretDiffer() {
        assertThat(seal(OLD).seal(SECRET)).isNotEqualTo(seal(OLD).seal(SECRET));
    }

    @Test
    void theFirstKeySealsAndEarlierOnesOpen() {
        String before = seal(OLD).seal(SECRET);
        Seal rotated = seal(NEW, OLD);
        assertThat(rotated.seal(SECRET)).startsWith("sealed1.new.");
        assertThat(rotated.open(before)).isEqualTo(SECRET);
    }

    @Test
    void aKeyThatIsNotThereIsNamed() {
        String sealed = seal(OLD).seal(SECRET);
        assertThatThrownBy(() -> seal(NEW).open(sealed)).hasMessageContaining("“old”");
    }

    @Test
    void anotherKeyOfThatNameOpensNothing() {
        String sealed = seal(OLD).seal(SECRET);
        assertThatThrownBy(() -> seal(line("old", 3)).open(sealed)).hasMessageContaining("broken");
    }

    @Test
    void whatWasChangedIsNotOpened() {
        String sealed = seal(OLD).seal(SECRET);
        for (int i = sealed.lastIndexOf('.') + 1; i < sealed.length(); i++) {
            String changed = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'E' : 'A') + sealed.substring(i + 1);
            assertThatThrownBy(() -> seal(OLD).open(changed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theNameOfTheKeyIsSealedToo() {
        String sealed = seal(OLD).seal(SECRET);
        String renamed = sealed.replace(".old.", ".new.");
        assertThatThrownBy(() -> seal(OLD, line("new", 1)).open(renamed)).hasMessageContaining("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "sealed1.old.", "sealed1.old.AAAA", "sealed2.old.AAAA", "sealed1..AAAA"})
    void whatIsNoSealIsRefused(String text) {
        assertThatThrownBy(() -> seal(OLD).open(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyFileNamesTheLineThatIsWrongAndNotItsKey() {
        String short16 = Base64.getEncoder().encodeToString(new byte[16]);
        assertThatThrownBy(() -> SealingKeys.of(List.of("# keys", "", "k " + short16)))
                .hasMessage("line 3: a key has 32 bytes, this one has 16");
        assertThatThrownBy(() -> SealingKeys.of(List.of("k not-base64!"))).hasMessage("line 1: the key is no base64");
        assertThatThrownBy(() -> SealingKeys.of(List.of(short16)))
                .hasMessageStartingWith("line 1: a key is a name")
                .hasMessageNotContaining(short16);
        assertThatThrownBy(() -> SealingKeys.of(List.of(OLD, OLD))).hasMessage("line 2: this name is there twice");
        assertThatThrownBy(() -> SealingKeys.of(List.of("#"))).hasMessage("there is no key");
    }

    private static Seal seal(String... lines) {
        return new Seal(SealingKeys.of(List.of(lines)), new SecureRandom());
    }

    private static String line(String name, int fill) {
        byte[] key = new byte[32];
        key[0] = (byte) fill;
        return name + " " + Base64.getEncoder().encodeToString(key);
    }
}
