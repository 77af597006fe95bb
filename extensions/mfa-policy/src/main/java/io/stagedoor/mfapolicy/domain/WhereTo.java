package io.stagedoor.mfapolicy.domain;

import java.util.Set;

/**
 * What is being opened.
 *
 * @param applications client ids; none means every application
 * @param scopes one of them is asked for; none means whatever is asked for
 */
public record WhereTo(Set<String> applications, Set<String> scopes) {

    public static final WhereTo ANYTHING = new WhereTo(Set.of(), Set.of());

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public WhereTo {
        applications = Bounds.values("applications", applications);
        scopes = Bounds.values("scopes", scopes);
    }
}
