package io.stagedoor.passwords.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Says everything that a policy has against a password, at once: nobody is sent from one rule to the next. */
public final class Judge {

    private final StrengthEstimate strength;

    public Judge(StrengthEstimate strength) {
        this.strength = strength;
    }

    /**
     * All that is wrong with it; what costs a hash or a list is not among these rules.
     *
     * @param alone whether it is all that its owner signs in with
     */
    public Violations judge(PasswordPolicy policy, PasswordText password, OwnData own, boolean alone) {
        if (password.length() > policy.maximumLength()) {
            return Violations.only(Rule.MAXIMUM_LENGTH, policy.maximumLength()); // nothing more is computed from it
        }
        Map<Rule, Integer> wrong = new EnumMap<>(Rule.class);
        int asked = policy.minimumLength(alone);
        if (password.length() < asked) {
            wrong.put(Rule.MINIMUM_LENGTH, asked);
        }
        if (!password.isText()) {
            wrong.put(Rule.TEXT, 1);
        }
        characters(policy.characters(), password, wrong);
        String folded = Spelling.folded(password.normal());
        if (policy.withoutOwnData() && holdsOneOf(folded, own.words())) {
            wrong.put(Rule.OWN_DATA, 1);
        }
        if (holdsOneOf(folded, policy.deniedWords().words())) {
            wrong.put(Rule.DENIED_WORD, 1);
        }
        if (policy.strength() > 0 && strength.of(start(password.normal())) < policy.strength()) {
            wrong.put(Rule.STRENGTH, policy.strength());
        }
        return new Violations(wrong);
    }

    private static void characters(Characters asked, PasswordText password, Map<Rule, Integer> wrong) {
        few(wrong, Rule.LOWER_CASE, asked.lowerCase(), password.count(Character::isLowerCase));
        few(wrong, Rule.UPPER_CASE, asked.upperCase(), password.count(Character::isUpperCase));
        few(wrong, Rule.DIGITS, asked.digits(), password.count(Character::isDigit));
        few(wrong, Rule.SPECIAL, asked.special(), password.count(point -> !Character.isLetterOrDigit(point)));
    }

    private static void few(Map<Rule, Integer> wrong, Rule rule, int asked, long found) {
        if (found < asked) {
            wrong.put(rule, asked);
        }
    }

    private static boolean holdsOneOf(String folded, Collection<String> words) {
        return words.stream().map(Spelling::folded).anyMatch(folded::contains);
    }

    private static String start(String normal) {
        return normal.codePointCount(0, normal.length()) <= StrengthEstimate.LONGEST
                ? normal
                : normal.substring(0, normal.offsetByCodePoints(0, StrengthEstimate.LONGEST));
    }
}
