package io.stagedoor.scim.rest;

import io.stagedoor.scim.change.Directory;
import io.stagedoor.scim.domain.ResourceType;
import io.stagedoor.scim.domain.ScimRefusal;
import io.stagedoor.scim.domain.TokenScope;
import java.util.Set;

/**
 * Who speaks, recognized.
 *
 * @param name of the token, for the log
 */
record Caller(Directory directory, Set<TokenScope> scopes, String name) {

    Caller {
        scopes = Set.copyOf(scopes);
    }

    boolean mayRead(ResourceType type) {
        return scopes.contains(type == ResourceType.GROUP ? TokenScope.GROUPS : TokenScope.USERS);
    }

    /** Refuses by {@link ScimRefusal}: 403. */
    void requireRead(ResourceType type) {
        if (!mayRead(type)) {
            throw new ScimRefusal(403, null, "This token does not reach " + type.endpoint() + ".");
        }
    }

    /** Refuses by {@link ScimRefusal}: 403. */
    void requireWrite(ResourceType type) {
        requireRead(type);
        if (scopes.contains(TokenScope.READ_ONLY)) {
            throw new ScimRefusal(403, null, "This token only reads.");
        }
    }
}
