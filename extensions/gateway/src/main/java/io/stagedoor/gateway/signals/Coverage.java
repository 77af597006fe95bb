package io.stagedoor.gateway.signals;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose signals a feed tells, as its {@code start} says.
 *
 * @param organizations ids; null for everything of the realm
 */
record Coverage(@Nullable Set<String> organizations) {

    static final int MOST = 1000;
    static final int LONGEST_ID = 128;

    static final Coverage REALM = new Coverage(null);

    Coverage {
        organizations = organizations == null ? null : Set.copyOf(organizations);
    }

    /** Whether a signal that ends the token would be heard. What ends a token for no organization is told to readers of the realm only. */
    boolean includes(AccessTokenPrincipal token) {
        return organizations == null
                || (token.organization() != null
                        && organizations.contains(token.organization().id()));
    }

    /** Whether nothing is new in the other one. */
    boolean includes(Coverage other) {
        return organizations == null || (other.organizations != null && organizations.containsAll(other.organizations));
    }
}
