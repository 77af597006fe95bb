package io.stagedoor.passwords.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @Test
    void aPasswordThatIsAloneHasToBeLonger() {
        assertThat(Policies.REALM.minimumLength(false)).isEqualTo(12);
        assertThat(Policies.REALM.minimumLength(true)).isEqualTo(15);
        assertThat(length(20, 15).minimumLength(true)).isEqualTo(20);
    }

    @Test
    void whatIsLooserIsNamed() {
        assertThat(PasswordPolicy.NONE.looserThan(Policies.EVERY_KIND))
                .containsExactlyInAnyOrder(
                        "minimumLength",
                        "minimumLengthAlone",
                        "lowerCase",
                        "upperCase",
                        "digits",
                        "special",
                        "withoutOwnData",
                        "history");
        assertThat(Policies.REALM.looserThan(Policies.STRONG)).containsExactly("strength");
        assertThat(Policies.REALM.looserThan(Policies.SECRET_TITLE)).containsExactly("deniedWords");
        assertThat(Policies.STRONG.looserThan(Policies.REALM)).isEmpty();
        assertThat(length(12, 14).looserThan(length(12, 15))).isEqualTo(Set.of("minimumLengthAlone"));
        assertThat(length(16, 0).looserThan(length(12, 15)))
                .as("what is always so long is so long alone")
                .isEmpty();
    }

    @Test
    void numbersHaveBounds() {
        assertThatThrownBy(() -> length(65, 0)).hasMessageContaining("minimumLength has to be between 0 and 64");
        assertThatThrownBy(() -> length(0, 65)).hasMessageContaining("minimumLengthAlone");
        assertThatThrownBy(() -> length(-1, 0)).hasMessageContaining("minimumLength");
        assertThatThrownBy(() -> new Characters(0, 0, 9, 0)).hasMessageContaining("digits has to be between 0 and 8");
        assertThatThrownBy(() -> new PasswordPolicy(0, 0, 63, Characters.NONE, false, 0, 0, DeniedWords.NONE))
                .hasMessageContaining("maximumLength has to be between 64 and 128");
        assertThatThrownBy(() -> new PasswordPolicy(0, 0, 64, Characters.NONE, false, 25, 0, DeniedWords.NONE))
                .hasMessageContaining("history");
        assertThatThrownBy(() -> new PasswordPolicy(0, 0, 64, Characters.NONE, false, 0, 5, DeniedWords.NONE))
                .hasMessageContaining("strength");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "   abc   ", "\u0301\u0301\u0301\u0301", "four\nlines", "\uFB01"})
    void aWordThatWouldStandEverywhereIsNone(String word) {
        assertThatThrownBy(() -> new DeniedWords(List.of(word))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wordsAreKeptOnceAndInSmallLetters() {
        assertThat(new DeniedWords(List.of("Lantern", " LANTERN ", "blue  harvest")).words())
                .containsExactly("blue  harvest", "lantern");
        assertThatThrownBy(() -> new DeniedWords(List.of("a".repeat(65)))).hasMessageContaining("4 to 64");
        assertThat(new DeniedWords(List.of("a".repeat(64))).words()).hasSize(1);
    }

    @Test
    void nothingIsComputedFromWhatNobodyTypes() {
        assertThat(PasswordText.of("\uFDFA".repeat(1024)).orElseThrow().length())
                .isEqualTo(18 * 1024);
        assertThat(PasswordText.of("x".repeat(1025))).isEmpty();
        Judge judge = new Judge(start -> {
            throw new AssertionError("estimated");
        });
        PasswordText long129 = PasswordText.of("x".repeat(129)).orElseThrow();
        assertThat(judge.judge(Policies.STRONG, long129, Policies.MAYA, true))
                .isEqualTo(Violations.only(Rule.MAXIMUM_LENGTH, 128));
    }

    @Test
    void onlySixtyFourCodePointsAreEstimated() {
        Judge judge = new Judge(start -> start.codePointCount(0, start.length()) == 64 ? 4 : 0);
        String emoji = "\uD83D\uDE00".repeat(100);
        assertThat(judge.judge(Policies.STRONG, PasswordText.of(emoji).orElseThrow(), OwnData.NONE, true)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void argumentsAreInTheOrderOfTheRules() {
        Violations found = new Violations(java.util.Map.of(Rule.MINIMUM_LENGTH, 15, Rule.HISTORY, 5));
        Integer[] arguments = found.byRule();
        assertThat(arguments).hasSize(Rule.values().length);
        assertThat(arguments[0]).isEqualTo(15);
        assertThat(arguments[10]).isEqualTo(5);
        assertThat(Collections.frequency(List.of(arguments), 0)).isEqualTo(Rule.values().length - 2);
    }

    @Test
    void ownDataAreWordsOfFourCharactersOrMore() {
        assertThat(Policies.MAYA.words())
                .contains("maya", "müller", "mueller", "lüdenscheidt", "initech", "motion", "pictures", "maya.mueller")
                .doesNotContain("example");
        assertThat(OwnData.of(List.of("Li", "Wu", "Li Wu"), List.of("li@wu.example"))
                        .words())
                .containsExactly("li wu");
        assertThat(OwnData.of(List.of("x".repeat(100_000)), List.of()).words()).allMatch(word -> word.length() <= 256);
    }

    private static PasswordPolicy length(int minimum, int alone) {
        return new PasswordPolicy(minimum, alone, 128, Characters.NONE, false, 0, 0, DeniedWords.NONE);
    }
}
