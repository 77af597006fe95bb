package io.stagedoor.teams.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Which organization a token is for: at most one. */
public sealed interface TokenOrganization<T> {

    /** Beginning of a scope that names an organization. */
    String NAMING = "organization:";

    /** No organization was asked for, or plainly 'organization' by somebody who belongs to none. */
    record None<T>() implements TokenOrganization<T> {}

    /** This one. */
    record One<T>(T organization) implements TokenOrganization<T> {}

    /** No token. */
    record Refused<T>(String error, String description) implements TokenOrganization<T> {}

    /** How the scope names organizations. */
    enum Asked {
        /** Not at all. */
        NOT,
        /** {@code organization}: the only one, or the one chosen at sign-in. */
        ANY,
        /** {@code organization:<alias>}. */
        NAMED,
        /** {@code organization:*}. */
        ALL
    }

    /** Whether the scopes leave room for an organization that was chosen elsewhere: one that is named says itself which it is. */
    static boolean allows(Asked asked, String scopes, String chosen) {
        return asked != Asked.NAMED
                || Arrays.stream(scopes.split(" "))
                        .filter(scope -> scope.startsWith(NAMING))
                        .allMatch((NAMING + chosen)::equals);
    }

    /**
     * Decides.
     *
     * @param found those of the organizations asked for that are enabled and to which the person belongs
     * @param belongsTo how many there are to which the person belongs
     */
    static <T> TokenOrganization<T> of(Asked asked, Collection<T> found, int belongsTo) {
        if (asked == Asked.NOT) {
            return new None<>();
        }
        if (found.size() == 1) {
            return new One<>(List.copyOf(found).get(0));
        }
        if (found.size() > 1 || (asked == Asked.ANY && belongsTo > 1)) {
            return new Refused<>(
                    "invalid_scope",
                    "A token is for one organization: send the scope organization:<alias> for one of them.");
        }
        return asked == Asked.NAMED
                ? new Refused<>(
                        "invalid_grant", "The organization is disabled, or the person does not belong to it any more.")
                : new None<>();
    }
}
