package io.stagedoor.passwords.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.passwords.nbvcxz.NbvcxzStrength;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Passwords, and everything that is wrong with each. */
class PasswordTableTest {

    private static final Map<String, PasswordPolicy> POLICIES = Map.of(
            "realm", Policies.REALM,
            "kinds", Policies.EVERY_KIND,
            "title", Policies.SECRET_TITLE,
            "strong", Policies.STRONG,
            "none", PasswordPolicy.NONE);

    private static final Pattern REPEATED = Pattern.compile("(.*)\\*(\\d+)");
    private static final Pattern UNIT = Pattern.compile("U\\+([0-9A-F]{4})");

    private final Judge judge = new Judge(new NbvcxzStrength());

    @ParameterizedTest(name = "{index} {0}: {2} ({3})")
    @CsvFileSource(
            resources = "/io/stagedoor/passwords/passwords.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false)
    void isJudgedAsExpected(String policy, String factors, String typed, String expected) {
        PasswordText password = PasswordText.of(unescaped(typed)).orElseThrow();
        Violations found = judge.judge(
                Objects.requireNonNull(POLICIES.get(policy)), password, Policies.MAYA, factors.equals("alone"));
        assertThat(found.limits().keySet()).isEqualTo(rules(expected));
    }

    private static Set<Rule> rules(String expected) {
        return expected.equals("taken")
                ? EnumSet.noneOf(Rule.class)
                : Pattern.compile(" ")
                        .splitAsStream(expected)
                        .map(Rule::valueOf)
                        .collect(Collectors.toSet());
    }

    /** {@code U+} and four digits is that UTF-16 unit; {@code *n} at the end repeats the whole. */
    private static String unescaped(String typed) {
        Matcher repeated = REPEATED.matcher(typed);
        boolean isRepeated = repeated.matches();
        String text = UNIT.matcher(isRepeated ? repeated.group(1) : typed)
                .replaceAll(unit -> String.valueOf((char) Integer.parseInt(unit.group(1), 16)));
        return text.repeat(isRepeated ? Integer.parseInt(repeated.group(2)) : 1);
    }
}
