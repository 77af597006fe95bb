package io.stagedoor.passwords.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every password in every writing, and every policy. */
class PasswordPropertiesTest {

    /** As unlike a dictionary as can be, and quick. */
    private static final Judge JUDGE = new Judge(start -> Math.min(4, start.codePointCount(0, start.length()) / 6));

    @Property
    void allNormalFormsOfATextAreOnePassword(@ForAll("texts") String typed) {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(PasswordText.of(Normalizer.normalize(typed, form))).isEqualTo(PasswordText.of(typed));
        }
        PasswordText password = PasswordText.of(typed).orElseThrow();
        assertThat(PasswordText.of(password.normal())).contains(password);
    }

    @Property
    void allNormalFormsOfATextAreJudgedAlike(@ForAll("texts") String typed, @ForAll("policies") PasswordPolicy policy) {
        Violations found = judge(policy, typed, true);
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(judge(policy, Normalizer.normalize(typed, form), true)).isEqualTo(found);
        }
    }

    @Property
    void nothingIsCutOff(@ForAll("texts") String typed) {
        String another = typed + "x";
        assertThat(PasswordText.of(another)).isNotEqualTo(PasswordText.of(typed));
    }

    @Property
    void everyTextOfAnyWritingIsTakenWhereNothingIsAskedButThatItIsShortEnough(@ForAll("texts") String typed) {
        PasswordText password = PasswordText.of(typed).orElseThrow();
        assertThat(judge(PasswordPolicy.NONE, typed, true).isEmpty()).isEqualTo(password.length() <= 128);
    }

    @Property
    void sixtyFourCharactersAreNeverTooMany(
            @ForAll("letters") String typed, @ForAll("policies") PasswordPolicy policy) {
        assertThat(judge(policy, typed, true).has(Rule.MAXIMUM_LENGTH)).isFalse();
    }

    @Property
    void moreCharactersAreNeverTooShortNorLackAKindThatWasThere(
            @ForAll("texts") String typed, @ForAll("policies") PasswordPolicy policy) {
        Violations before = judge(policy, typed, true);
        // A space composes with nothing.
        Violations after = judge(policy, typed + " zZ9", true);
        if (!after.has(Rule.MAXIMUM_LENGTH)) {
            for (Rule rule :
                    List.of(Rule.MINIMUM_LENGTH, Rule.LOWER_CASE, Rule.UPPER_CASE, Rule.DIGITS, Rule.SPECIAL)) {
                assertThat(!before.has(rule) && after.has(rule)).as(rule.name()).isFalse();
            }
        }
    }

    @Property
    void ofTwoPoliciesTogetherTheOneAllowsNothingThatTheOtherRefuses(
            @ForAll("texts") String typed,
            @ForAll("policies") PasswordPolicy one,
            @ForAll("policies") PasswordPolicy other,
            @ForAll boolean alone) {
        PasswordPolicy both = one.and(other);
        Set<Rule> refused = new HashSet<>(judge(one, typed, alone).limits().keySet());
        refused.addAll(judge(other, typed, alone).limits().keySet());
        Set<Rule> found = judge(both, typed, alone).limits().keySet();
        if (!found.contains(Rule.MAXIMUM_LENGTH)) {
            assertThat(found).isEqualTo(refused);
        }
        assertThat(found.isEmpty()).isEqualTo(refused.isEmpty());
    }

    @Property
    void tighteningIsAnOrder(
            @ForAll("policies") PasswordPolicy one,
            @ForAll("policies") PasswordPolicy other,
            @ForAll("policies") PasswordPolicy third) {
        assertThat(one.and(one)).isEqualTo(one);
        assertThat(one.and(other)).isEqualTo(other.and(one));
        assertThat(one.and(other).and(third)).isEqualTo(one.and(other.and(third)));
        assertThat(one.and(PasswordPolicy.NONE)).isEqualTo(one);
        assertThat(one.and(other).looserThan(one)).isEmpty();
        assertThat(one.looserThan(one)).isEmpty();
    }

    @Property
    void whatIsLooserInNothingAllowsNothingMore(
            @ForAll("texts") String typed,
            @ForAll("policies") PasswordPolicy one,
            @ForAll("policies") PasswordPolicy floor,
            @ForAll boolean alone) {
        if (one.looserThan(floor).isEmpty() && judge(one, typed, alone).isEmpty()) {
            assertThat(judge(floor, typed, alone).isEmpty()).isTrue();
        }
    }

    @Property
    void aPasswordThatIsAloneIsNeverAskedForLess(
            @ForAll("texts") String typed, @ForAll("policies") PasswordPolicy policy) {
        if (judge(policy, typed, true).isEmpty()) {
            assertThat(judge(policy, typed, false).isEmpty()).isTrue();
        }
    }

    @Property
    void whoHoldsAnOwnWordIsFoundHoweverItIsWritten(
            @ForAll("names") String name, @ForAll("texts") String before, @ForAll boolean capitals) {
        String disguised = name.replace('a', '4')
                .replace('e', '3')
                .replace('o', '0')
                .replace('s', '$')
                .replace('i', '1');
        String typed = before + " " + (capitals ? disguised.toUpperCase(java.util.Locale.ROOT) : disguised);
        PasswordPolicy policy = Policies.REALM;
        Violations found =
                JUDGE.judge(policy, PasswordText.of(typed).orElseThrow(), OwnData.of(List.of(name), List.of()), false);
        assertThat(found.has(Rule.OWN_DATA) || found.has(Rule.MAXIMUM_LENGTH)).isTrue();
    }

    @Property
    void neitherPasswordNorWordStandsInWhatIsSaid(
            @ForAll("names") String typed, @ForAll("policies") PasswordPolicy policy) {
        PasswordText password = PasswordText.of("canary-" + typed).orElseThrow();
        assertThat(password.toString()).doesNotContain("canary").doesNotContain(typed + "-");
        assertThat(JUDGE.judge(policy, password, OwnData.of(List.of("canary"), List.of()), true)
                        .toString())
                .doesNotContain("canary");
    }

    private static Violations judge(PasswordPolicy policy, String typed, boolean alone) {
        return JUDGE.judge(policy, PasswordText.of(typed).orElseThrow(), Policies.MAYA, alone);
    }

    /** All of Unicode, without halves of characters, NUL, and so long that some are too long. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .list()
                .ofMaxSize(40)
                .map(points -> {
                    StringBuilder text = new StringBuilder();
                    points.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('а', 'я')
                .ofMaxLength(64);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(4).ofMaxLength(12);
    }

    @Provide
    Arbitrary<PasswordPolicy> policies() {
        Arbitrary<Characters> characters =
                Combinators.combine(upTo(8), upTo(8), upTo(8), upTo(8)).as(Characters::new);
        return Combinators.combine(
                        upTo(64),
                        upTo(64),
                        Arbitraries.integers().between(64, 128),
                        characters,
                        Arbitraries.of(true, false),
                        upTo(24),
                        upTo(4),
                        Arbitraries.of(List.<String>of(), List.of("blue harvest"), List.of("harvest", "lantern"))
                                .map(DeniedWords::new))
                .as(PasswordPolicy::new);
    }

    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(0, most);
    }
}
