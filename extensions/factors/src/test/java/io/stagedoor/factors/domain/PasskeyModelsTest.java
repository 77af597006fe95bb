package io.stagedoor.factors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PasskeyModelsTest {

    private static final String KEY = "ee882879-721c-4913-9775-3dfcce97072a";
    private static final PasskeyModels ONE = new PasskeyModels(List.of(new Aaguid(KEY)));

    @Test
    void whereNoneIsNamedAnyMayBeSetUpWithoutProof() {
        assertThat(PasskeyModels.ANY.admits("none", "00000000-0000-0000-0000-000000000000"))
                .isTrue();
    }

    @Test
    void whereOneIsNamedItHasToProveThatItIsThat() {
        assertThat(ONE.admits("packed", KEY)).isTrue();
        assertThat(ONE.admits("packed", UUID.randomUUID().toString())).isFalse();
        assertThat(ONE.admits("none", KEY)).isFalse();
    }

    @Test
    void aModelIsWrittenInSmallLettersWhoeverTypedIt() {
        assertThat(new Aaguid(" EE882879-721C-4913-9775-3DFCCE97072A ").value()).isEqualTo(KEY);
    }

    @Test
    void whatIsNoModelIsRefusedInWords() {
        for (String wrong : List.of("", "yubikey", KEY + "0", KEY.replace("-", ""), KEY.replace('e', 'g'))) {
            assertThatThrownBy(() -> new Aaguid(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("8-4-4-4-12");
        }
        assertThatThrownBy(() -> new Aaguid("00000000-0000-0000-0000-000000000000"))
                .hasMessageContaining("do not say what they are");
    }

    @Test
    void aModelCountsOnceAndAHundredAreTheMost() {
        List<Aaguid> hundred = Stream.generate(UUID::randomUUID)
                .map(UUID::toString)
                .map(Aaguid::new)
                .limit(100)
                .toList();
        List<Aaguid> twice =
                Stream.concat(hundred.stream(), Stream.of(hundred.getFirst())).toList();
        assertThat(new PasskeyModels(twice).allowed()).hasSize(100);
        assertThatThrownBy(() -> new PasskeyModels(Stream.concat(hundred.stream(), Stream.of(new Aaguid(KEY)))
                        .toList()))
                .hasMessageContaining("at most 100");
    }
}
