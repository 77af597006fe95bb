package io.stagedoor.federation.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom an identity provider says to have signed out: one session of theirs, or everybody's sessions of one person.
 *
 * @param id good once
 * @param session null where the whole person is meant
 * @param subject null where only the session is named
 * @param expires from when on the same token would be too old anyway
 */
public record LogoutToken(
        String id, @Nullable String session, @Nullable String subject, Instant expires) {

    public LogoutToken {
        if (session == null && subject == null) {
            throw new IllegalArgumentException("it names nobody");
        }
    }
}
