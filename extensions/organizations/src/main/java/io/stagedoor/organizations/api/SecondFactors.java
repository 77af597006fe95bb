package io.stagedoor.organizations.api;

import io.stagedoor.administration.api.AdministrativeCall;
import io.stagedoor.organizations.domain.SecondFactor;
import io.stagedoor.organizations.store.PeopleFigures;
import java.util.Collection;
import java.util.Set;

/** Who has a second factor here. A guest's factors are no business of the organization's. */
public final class SecondFactors {

    /** Types of credentials that count. */
    public static final Set<String> TYPES = SecondFactor.TYPES;

    private SecondFactors() {}

    /** How many of those people are at home in the organization, may sign in, and have none. */
    public static long missingAmong(AdministrativeCall call, Collection<String> people) {
        return people.isEmpty() ? 0 : PeopleFigures.of(call).withoutSecondFactor(people);
    }
}
