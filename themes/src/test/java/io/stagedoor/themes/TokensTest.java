package io.stagedoor.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stagedoor.themes.Tokens.Color;
import io.stagedoor.themes.Tokens.Pair;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokensTest {

    private static final Tokens TOKENS = Tokens.read();

    @Test
    void contrastIsComputedAsWcagDefinesIt() {
        assertThat(Color.parse("#000000").contrastWith(Color.parse("#ffffff"))).isEqualTo(21, within(0.001));
        assertThat(Color.parse("#767676").contrastWith(Color.parse("#ffffff"))).isEqualTo(4.54, within(0.005));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPairStandsOutInLight(Pair pair) {
        assertStandsOut(pair, TOKENS.light());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyPairStandsOutInDark(Pair pair) {
        assertStandsOut(pair, TOKENS.dark());
    }

    @Test
    void everyColorIsInAPairExceptThoseThatOnlyDecorate() {
        TreeSet<String> paired = TOKENS.pairs().stream()
                .flatMap(pair -> Stream.of(pair.front(), pair.ground()))
                .collect(Collectors.toCollection(TreeSet::new));
        paired.add("--sd-line");
        paired.add("--sd-qr-paper");
        assertThat(TOKENS.light().keySet()).isSubsetOf(paired);
    }

    @Test
    void noPairAsksForLessThanWcagDoes() {
        assertThat(TOKENS.pairs()).isNotEmpty().allSatisfy(pair -> {
            boolean text = pair.front().matches("--sd-(text|link|on|danger|warning|success|info|stage-text).*");
            assertThat(pair.ratio()).isGreaterThanOrEqualTo(text ? 4.5 : 3);
        });
    }

    private static void assertStandsOut(Pair pair, Map<String, Color> colors) {
        Color front = Objects.requireNonNull(colors.get(pair.front()), pair.front());
        Color ground = Objects.requireNonNull(colors.get(pair.ground()), pair.ground());
        assertThat(front.contrastWith(ground))
                .as("%s %s on %s %s", pair.front(), front, pair.ground(), ground)
                .isGreaterThanOrEqualTo(pair.ratio());
    }

    static Stream<Pair> pairs() {
        return TOKENS.pairs().stream();
    }
}
