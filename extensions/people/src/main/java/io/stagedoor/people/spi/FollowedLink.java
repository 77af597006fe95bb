package io.stagedoor.people.spi;

import io.stagedoor.people.change.Following;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.actiontoken.inviteorg.InviteOrgActionToken;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;

/** Which invitation the link of this request is about. Keycloak has verified the link before it says that somebody joined. */
final class FollowedLink {

    private FollowedLink() {}

    static @Nullable String idIn(KeycloakSession session) {
        if (session.getAttribute(Following.NOTE) instanceof String id) {
            return id;
        }
        if (session.getAttribute(InviteOrgActionToken.class.getName()) instanceof InviteOrgActionToken token) {
            return token.getId();
        }
        @Nullable
        String key = session.getContext().getUri().getQueryParameters().getFirst("key");
        try {
            return key == null
                    ? null
                    : new JWSInput(key)
                            .readJsonContent(InviteOrgActionToken.class)
                            .getId();
        } catch (JWSInputException e) {
            return null; // no link of ours: then nothing was offered
        }
    }
}
