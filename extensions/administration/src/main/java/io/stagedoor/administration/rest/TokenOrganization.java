package io.stagedoor.administration.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.AccessToken;

/** The {@code organization} claim of a token of ours: {@code {"id": "...", "alias": "..."}}. */
final class TokenOrganization {

    private TokenOrganization() {}

    static @Nullable String idIn(AccessToken token) {
        return token.getOtherClaims().get("organization") instanceof Map<?, ?> claim
                        && claim.get("id") instanceof String id
                ? id
                : null;
    }
}
