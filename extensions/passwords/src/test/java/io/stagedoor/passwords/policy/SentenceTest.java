package io.stagedoor.passwords.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.passwords.domain.Rule;
import io.stagedoor.passwords.domain.Violations;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read about a password that is not taken, as Keycloak makes it of key and arguments. */
class SentenceTest {

    @Test
    void saysEverythingThatIsWrongAndNothingElse() {
        assertThat(said("en", new Violations(Map.of(Rule.MINIMUM_LENGTH, 15, Rule.OWN_DATA, 1, Rule.HISTORY, 5))))
                .isEqualTo(
                        "Use at least 15 characters. Leave out your name, your e-mail address and the name of your organization."
                                + " You used it before: choose one that is not among your last 5.");
    }

    @Test
    void saysOneAndMany() {
        assertThat(said("en", Violations.only(Rule.DIGITS, 1))).isEqualTo("Use at least one digit.");
        assertThat(said("en", Violations.only(Rule.DIGITS, 2))).isEqualTo("Use at least 2 digits.");
        assertThat(said("de", Violations.only(Rule.UPPER_CASE, 1)))
                .isEqualTo("Nehmen Sie mindestens einen Großbuchstaben.");
        assertThat(said("fr", Violations.only(Rule.SPECIAL, 3))).isEqualTo("Utilisez au moins 3 caractères spéciaux.");
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasItsSentenceInEveryLanguage(Rule rule) {
        String english = said("en", Violations.only(rule, 2));
        assertThat(english).endsWith(".").doesNotContain("{").doesNotContain("|");
        for (String language : new String[] {"de", "fr"}) {
            assertThat(said(language, Violations.only(rule, 2)))
                    .endsWith(".")
                    .isNotEqualTo(english)
                    .doesNotContain("{")
                    .doesNotContain("|");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void saysNothingWhereNothingIsWrong(String language) {
        assertThat(said(language, Violations.NONE)).isEmpty();
    }

    private static String said(String language, Violations violations) {
        Properties messages = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(SentenceTest.class.getResourceAsStream(
                        "/theme-resources/messages/messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            messages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MessageFormat(messages.getProperty(AllAtOnce.SENTENCE), Locale.forLanguageTag(language))
                .format(violations.byRule())
                .strip();
    }
}
