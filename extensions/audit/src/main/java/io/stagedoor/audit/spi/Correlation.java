package io.stagedoor.audit.spi;

import io.stagedoor.kernel.CorrelationId;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The id that the caller's proxy gave the request. */
final class Correlation {

    private Correlation() {}

    /** Null where nobody called, or without one of the right shape: an id that stands in no other log ties nothing together. */
    static @Nullable String of(KeycloakSession session) {
        try {
            @Nullable
            String sent = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString("X-Request-Id");
            return sent != null && CorrelationId.acceptOrCreate(sent).value().equals(sent) ? sent : null;
        } catch (RuntimeException e) {
            return null; // no request is active: a job of the server
        }
    }
}
