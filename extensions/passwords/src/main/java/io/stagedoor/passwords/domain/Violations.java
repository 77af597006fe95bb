package io.stagedoor.passwords.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everything that is wrong with a password, and nothing of the password.
 *
 * @param limits what the rule asks for; 1 where it has no number
 */
public record Violations(Map<Rule, Integer> limits) {

    public static final Violations NONE = new Violations(Map.of());

    public Violations {
        limits = limits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(limits));
        if (limits.values().stream().anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("a limit that nothing can break");
        }
    }

    public static Violations only(Rule rule, int limit) {
        return new Violations(Map.of(rule, limit));
    }

    public Violations and(Violations others) {
        Map<Rule, Integer> both = new EnumMap<>(Rule.class);
        both.putAll(limits);
        both.putAll(others.limits);
        return new Violations(both);
    }

    public boolean isEmpty() {
        return limits.isEmpty();
    }

    public boolean has(Rule rule) {
        return limits.containsKey(rule);
    }

    /** By rule: what it asks for where it is broken, else 0. */
    public Integer[] byRule() {
        Rule[] rules = Rule.values();
        Integer[] all = new Integer[rules.length];
        for (int i = 0; i < rules.length; i++) {
            all[i] = limits.getOrDefault(rules[i], 0);
        }
        return all;
    }
}
