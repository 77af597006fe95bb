package io.stagedoor.guests.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmailCodeTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void hasEightDigitsEachTimeOthers() {
        Set<String> seen = new HashSet<>();
        for (int count = 0; count < 1000; count++) {
            String digits = EmailCode.digits(RANDOM);
            assertThat(digits).matches("[0-9]{8}");
            seen.add(digits);
        }
        assertThat(seen).hasSizeGreaterThan(990);
    }

    @Test
    void isHashedWithTheKeyOfItsBrowserAlone() {
        EmailCode one = EmailCode.fresh(RANDOM);
        EmailCode sameRow = new EmailCode(one.id(), EmailCode.fresh(RANDOM).key());

        assertThat(one.hashed("12345678")).isEqualTo(one.hashed(" 1234-5678 ")).hasSize(64);
        assertThat(one.hashed("12345678")).isNotEqualTo(one.hashed("12345679"));
        assertThat(sameRow.hashed("12345678")).isNotEqualTo(one.hashed("12345678"));
        assertThat(one.key()).hasSize(43);
    }

    @Test
    void isReadBackFromItsNote() {
        EmailCode code = EmailCode.fresh(RANDOM);

        assertThat(EmailCode.of(code.note())).contains(code);
        assertThat(EmailCode.of("something else")).isEmpty();
    }
}
