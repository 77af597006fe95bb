package io.stagedoor.mfapolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceValueTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID = "0f3d2a7e-8f0b-4a55-9a3e-0c6f7f1d2b3c";
    private static final DeviceValue VALUE = DeviceValue.fresh(ID, RANDOM);

    @Test
    void isReadFromWhatItWroteAndIsNeverTheSameTwice() {
        assertThat(DeviceValue.of(VALUE.text())).contains(VALUE);
        Set<String> all = new HashSet<>();
        for (int one = 0; one < 200; one++) {
            all.add(DeviceValue.fresh(ID, RANDOM).secret());
        }
        assertThat(all).hasSize(200).allSatisfy(secret -> assertThat(secret).hasSize(43));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                ".",
                "0f3d2a7e-8f0b-4a55-9a3e-0c6f7f1d2b3c",
                "0f3d2a7e-8f0b-4a55-9a3e-0c6f7f1d2b3c.",
                "0F3D2A7E-8F0B-4A55-9A3E-0C6F7F1D2B3C.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "0f3d2a7e-8f0b-4a55-9a3e-0c6f7f1d2b3c.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "0f3d2a7e-8f0b-4a55-9a3e-0c6f7f1d2b3c.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void nothingElseIsOne(String text) {
        assertThat(DeviceValue.of(text)).isEmpty();
    }

    @Test
    void whatTakesItsPlaceFollowsFromValueAndSaltTogether() {
        String salt = DeviceValue.salt(RANDOM);
        DeviceValue next = VALUE.successor(salt);
        assertThat(next.device()).isEqualTo(ID);
        assertThat(next).isEqualTo(VALUE.successor(salt)).isNotEqualTo(VALUE);
        assertThat(VALUE.successor(DeviceValue.salt(RANDOM))).isNotEqualTo(next);
        assertThat(DeviceValue.fresh(ID, RANDOM).successor(salt)).isNotEqualTo(next);
    }

    @Test
    void getsIntoNoLogAndGivesNothingAwayByItsHash() {
        assertThat(VALUE.toString()).doesNotContain(VALUE.secret()).doesNotContain(ID);
        assertThat(VALUE.hashed()).hasSize(64).doesNotContain(VALUE.secret());
    }
}
