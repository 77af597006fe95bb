package io.stagedoor.organizations.domain;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many of some people have which factors. Of guests and of suspended people nothing is said.
 *
 * @param people all of them
 * @param counted those who are at home and let in
 * @param covered of these, who has a second factor
 * @param kinds of these, how many have each type of credential; types that nobody has are left out
 */
public record FactorCoverage(long people, long counted, long covered, Map<String, Long> kinds) {

    public static final FactorCoverage NOBODY = new FactorCoverage(0, 0, 0, Map.of());

    public FactorCoverage {
        kinds = Map.copyOf(kinds);
    }

    /** Of both, who are different people. */
    public FactorCoverage and(FactorCoverage others) {
        Map<String, Long> all = new TreeMap<>(kinds);
        others.kinds.forEach((kind, count) -> all.merge(kind, count, Long::sum));
        return new FactorCoverage(people + others.people, counted + others.counted, covered + others.covered, all);
    }
}
