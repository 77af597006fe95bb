package io.stagedoor.teams.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An organization's mapping rules, in their order: the first that matches a directory group decides, and no other is asked. */
public final class MappingRules {

    public static final int MOST = 200;

    private record Ready(MappingRule rule, Predicate<String> matches) {}

    private final List<Ready> rules;

    public MappingRules(List<MappingRule> rules) {
        if (rules.size() > MOST) {
            throw new IllegalArgumentException("there are at most " + MOST + " mapping rules");
        }
        this.rules =
                rules.stream().map(rule -> new Ready(rule, rule.toPredicate())).toList();
    }

    /** What a group of that name is turned into; nothing where no rule matches. */
    public Optional<MappingRule> of(String groupName) {
        return rules.stream()
                .filter(ready -> ready.matches().test(groupName))
                .map(Ready::rule)
                .findFirst();
    }
}
