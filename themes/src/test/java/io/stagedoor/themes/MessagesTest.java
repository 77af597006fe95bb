package io.stagedoor.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    /** The first argument of {@code msg(...)}, up to the comma or the closing parenthesis that ends it. */
    private static final Pattern CALL = Pattern.compile("\\bmsg\\(((?:[^(),]|\\((?:[^()]|\\([^()]*\\))*\\))*)");

    private static final Pattern LABEL = Pattern.compile("\\blabel=(\"[^\"]*\"|\\([^>/]*)");
    private static final Pattern LITERAL = Pattern.compile("['\"]([A-Za-z][\\w.-]*)['\"]");
    private static final List<String> TYPES = List.of("login", "email");

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
        ours.removeIf(key -> key.matches("(passwordRule|requiredAction\\.|credential\\.).*"));
        ours.removeAll(List.of("hybrid"));
        assertThat(known).containsAll(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "email"})
    void everyTextIsAPatternThatMessageFormatTakes(String type) {
        Properties messages = ThemeFiles.messages(type);
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

    @Test
    void eachKeyIsWrittenOnce() {
        assertThat(TYPES).allSatisfy(type -> {
            String text = ThemeFiles.read(type + "/messages/messages_en.properties");
            assertThat(text.lines()
                            .filter(line -> line.matches("[\\w.-]+=.*"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void signInSaysTheSameForAWrongNameAWrongPasswordAndALockedAccount() {
        Properties login = ThemeFiles.messages("login");
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

    @Test
    void aForgottenPasswordDoesNotTellWhetherTheAccountExists() {
        assertThat(ThemeFiles.messages("login").getProperty("emailSentMessage")).startsWith("If the address");
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
