package io.stagedoor.gateway.route;

import java.util.Set;

/** What a request must bring. */
public sealed interface Access {

    /** Nothing. A good token is still reported to the application, a bad one is ignored. */
    record Public() implements Access {}

    /**
     * A good token.
     *
     * @param scopes that it must have, all of them
     * @param organizationRequired whether it must be for an organization
     */
    record Authenticated(Set<String> scopes, boolean organizationRequired) implements Access {

        public Authenticated {
            scopes = Set.copyOf(scopes);
        }

        /** Any good token. */
        static final Authenticated ANY = new Authenticated(Set.of(), false);
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
