package io.stagedoor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    /** The first argument of {@code msg(...)}, up to the comma or the closing parenthesis that ends it. */
    private static final Pattern CALL = Pattern.compile("\\bmsg\\(((?:[^(),]|\\((?:[^()]|\\([^()]*\\))*\\))*)");

    private static final Pattern LABEL = Pattern.compile("\\blabel=(\"[^\"]*\"|\\([^>/]*)");
    private static final Pattern LITERAL = Pattern.compile("['\"]([A-Za-z][\\w.-]*)['\"]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{[^}]*}");

    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void everyTextOfOurTemplatesIsInOurBundle(String type) {
        Set<String> used = keysUsedBy(type);
        assertThat(used).hasSizeGreaterThan(30);
        assertThat(ThemeFiles.messages(type).stringPropertyNames()).containsAll(used);
    }

    /** A misspelt key would silently leave the parent's text in place. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void everyTextOfOursIsUsedByUsOrReplacesOneOfTheParent(String type) {
        Set<String> known = keysUsedBy(type);
        known.addAll(ThemeFiles.parentMessages(type).stringPropertyNames());
        TreeSet<String> ours = new TreeSet<>(ThemeFiles.messages(type).stringPropertyNames());
        ours.removeIf(key -> key.matches("(passwordRule|passwordStrength|requiredAction\\.|credential\\.).*"));
        ours.removeAll(List.of(
                "hybrid",
                "connectionRefused",
                "passwordOfCompany",
                "signInCodeWrong",
                "signInCodeTooMany",
                "signInCodeSubject",
                "accessPassWrong",
                "accessPassOver",
                "accessPassGivenSubject",
                "accessPassUsedSubject",
                "deviceCopiedSubject",
                "breakGlassUsedSubject",
                "stagedoor-access-pass-display-name",
                "stagedoor-access-pass-help-text",
                "stagedoor-email-code-display-name",
                "stagedoor-email-code-help-text",
                "factorsResetSubject",
                "passkeyModelRefused",
                "pushDeviceAddedSubject",
                "pushReportedSubject",
                "pushReportedAdminSubject",
                "pushDeviceReportedSubject",
                "pushDeviceReportedAdminSubject",
                "stagedoor-push-display-name",
                "stagedoor-push-help-text",
                "sponsorGoneSubject",
                "deprovisioningBrakeSubject")); // said by our extensions
        assertThat(known).containsAll(ours);
    }

    @ParameterizedTest
    @CsvSource({"login,en", "login,de", "login,fr", "email,en", "email,de", "email,fr"})
    void everyTextIsAPatternThatMessageFormatTakes(String type, String language) {
        Properties messages = ThemeFiles.messages(type, language);
        assertThat(messages.stringPropertyNames()).allSatisfy(key -> {
            String text = messages.getProperty(key).replaceAll("\\$\\{[^}]*}", "");
            assertThat(text.replace("''", ""))
                    .as("%s: a single quote is written twice", key)
                    .doesNotContain("'");
            assertThat(new MessageFormat(text, Locale.ENGLISH).getFormats().length)
                    .as(key)
                    .isLessThan(7);
        });
    }

    /** The same keys in the same order, so that a translator sees what stands beside what; a key that is missing would be shown in English. */
    @ParameterizedTest
    @CsvSource({"login,de", "login,fr", "email,de", "email,fr"})
    void everyLanguageSaysEverything(String type, String language) {
        assertThat(keys(type, language)).isEqualTo(keys(type, "en"));
    }

    @ParameterizedTest
    @CsvSource({"login,de", "login,fr", "email,de", "email,fr"})
    void everyLanguageFillsInTheSameValues(String type, String language) {
        Properties english = ThemeFiles.messages(type);
        Properties translated = ThemeFiles.messages(type, language);
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(placeholders(translated.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getProperty(key))));
    }

    @ParameterizedTest
    @CsvSource({"login,de", "login,fr", "email,de", "email,fr"})
    void noSentenceWasLeftInEnglish(String type, String language) {
        Properties english = ThemeFiles.messages(type);
        Properties translated = ThemeFiles.messages(type, language);
        assertThat(english.stringPropertyNames())
                .filteredOn(key -> english.getProperty(key).contains(" "))
                .allSatisfy(key -> assertThat(translated.getProperty(key))
                        .as(key)
                        .isNotBlank()
                        .isNotEqualTo(english.getProperty(key)));
    }

    /** Keycloak offers what the theme names here. */
    @ParameterizedTest
    @ValueSource(strings = {"login", "email", "account"})
    void everyKindOfPageOffersTheSameLanguages(String type) {
        assertThat(ThemeFiles.read(type + "/theme.properties").lines()).contains("locales=en,de,fr");
    }

    @ParameterizedTest
    @CsvSource({"login,en", "login,de", "login,fr", "email,en", "email,de", "email,fr"})
    void eachKeyIsWrittenOnce(String type, String language) {
        assertThat(keys(type, language)).doesNotHaveDuplicates();
    }

    private static List<String> keys(String type, String language) {
        return ThemeFiles.read(type + "/messages/messages_" + language + ".properties")
                .lines()
                .filter(line -> line.matches("[\\w.-]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void signInSaysTheSameForAWrongNameAWrongPasswordAndALockedAccount(String language) {
        Properties login = ThemeFiles.messages("login", language);
        assertThat(List.of(
                        "invalidUserMessage",
                        "invalidUsernameMessage",
                        "invalidUsernameOrEmailMessage",
                        "invalidPasswordMessage",
                        "accountTemporarilyDisabledMessage",
                        "accountPermanentlyDisabledMessage"))
                .extracting(login::getProperty)
                .doesNotContainNull()
                .containsOnly(login.getProperty("invalidUserMessage"));
        assertThat(List.of("accountTemporarilyDisabledMessageTotp", "accountPermanentlyDisabledMessageTotp"))
                .extracting(login::getProperty)
                .containsOnly(login.getProperty("invalidTotpMessage"));
    }

    @ParameterizedTest
    @CsvSource({"en,If the address", "de,Wenn es hier ein Konto", "fr,Si cette adresse"})
    void aForgottenPasswordDoesNotTellWhetherTheAccountExists(String language, String beginning) {
        assertThat(ThemeFiles.messages("login", language).getProperty("emailSentMessage"))
                .startsWith(beginning);
    }

    private static Set<String> keysUsedBy(String type) {
        TreeSet<String> keys = new TreeSet<>();
        for (String name : ThemeFiles.ending(".ftl")) {
            if (name.startsWith(type + "/")) {
                for (Pattern place : List.of(CALL, LABEL)) {
                    place.matcher(ThemeFiles.read(name)).results().forEach(use -> addLiterals(use.group(1), keys));
                }
            }
        }
        return keys;
    }

    private static void addLiterals(String expression, Set<String> keys) {
        Matcher literal = LITERAL.matcher(expression);
        while (literal.find()) {
            // 'requiredAction.' + action: the rest of the key comes from Keycloak
            if (!literal.group(1).endsWith(".")) {
                keys.add(literal.group(1));
            }
        }
    }
}
