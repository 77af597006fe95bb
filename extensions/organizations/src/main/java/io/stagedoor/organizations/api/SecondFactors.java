package io.stagedoor.organizations.api;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.organizations.domain.FactorCoverage;
import io.stagedoor.organizations.domain.SecondFactor;
import io.stagedoor.organizations.store.PeopleFigures;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who has a second factor here. A guest's factors are no business of the organization's. */
public final class SecondFactors {

    /** Types of credentials that count. */
    public static final Set<String> TYPES = SecondFactor.TYPES;

    private static final int SLICE = 500;

    private SecondFactors() {}

    /** How many of those people are at home in the organization, may sign in, and have none. */
    public static long missingAmong(AdministrativeCall call, Collection<String> people) {
        return people.isEmpty() ? 0 : PeopleFigures.of(call).withoutSecondFactor(people);
    }

    /**
     * How many of some people have which factors.
     *
     * @param people all of them
     * @param counted those who are at home in the organization and may sign in
     * @param covered of these, who has a second factor
     * @param kinds of these, how many have each type of credential
     */
    public record Coverage(long people, long counted, long covered, Map<String, Long> kinds) {}

    /** Asked in slices, so that a large team is no large statement. */
    public static Coverage coverage(AdministrativeCall call, List<String> people) {
        FactorCoverage all = FactorCoverage.NOBODY;
        PeopleFigures figures = PeopleFigures.of(call);
        for (int from = 0; from < people.size(); from += SLICE) {
            all = all.and(figures.coverage(people.subList(from, Math.min(people.size(), from + SLICE))));
        }
        return new Coverage(all.people(), all.counted(), all.covered(), new TreeMap<>(all.kinds()));
    }
}
