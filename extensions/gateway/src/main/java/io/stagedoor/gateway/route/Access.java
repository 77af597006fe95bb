package io.stagedoor.gateway.route;

import io.stagedoor.gateway.limits.Limits;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request must bring. */
public sealed interface Access {

    /** Nothing. A good token is still reported to the application, a bad one is ignored. */
    record Public() implements Access {}

    /**
     * A good token.
     *
     * @param scopes that it must have, all of them
     * @param organizationRequired whether it must be for an organization
     * @param check what the caller must be permitted to do; null for nothing
     * @param stepUp how and how recently the person must have been authenticated
     * @param limits how often the caller may ask
     * @param limitScope counts of different scopes are kept apart
     */
    record Authenticated(
            Set<String> scopes,
            boolean organizationRequired,
            @Nullable Check check,
            StepUp stepUp,
            Limits limits,
            int limitScope)
            implements Access {

        public Authenticated {
            scopes = Set.copyOf(scopes);
        }

        /** Any good token. */
        static final Authenticated ANY = new Authenticated(Set.of(), false, null, StepUp.NONE, Limits.NONE, 0);

        Authenticated resolved(Map<String, String> captured) {
            return check == null
                    ? this
                    : new Authenticated(
                            scopes, organizationRequired, check.resolved(captured), stepUp, limits, limitScope);
        }
    }

    /** Nobody passes: the request matched no route, and the table denies those. */
    record Denied() implements Access {}

    /**
     * Cannot be decided, because the application may read the path differently.
     *
     * @param detail fixed text, safe to answer
     */
    record Unclear(String detail) implements Access {}
}
