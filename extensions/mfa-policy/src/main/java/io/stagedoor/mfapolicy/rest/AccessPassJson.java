package io.stagedoor.mfapolicy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.mfapolicy.domain.AccessPass;
import io.stagedoor.mfapolicy.domain.PassCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access pass.
 *
 * @param code in the answer that makes it, and never again
 * @param level that a sign-in with it reaches
 * @param issuer id
 * @param used how often it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessPassJson(
        String id,
        @Nullable String code,
        String uses,
        int level,
        String issuer,
        String created,
        String expires,
        int used) {

    private static final int LEVEL = 2;

    /** All that are open. */
    record Passes(List<AccessPassJson> items) {}

    static AccessPassJson of(AccessPass pass, @Nullable PassCode code) {
        return new AccessPassJson(
                pass.id(),
                code == null ? null : code.shown(),
                pass.once() ? AccessPassRequest.ONCE : AccessPassRequest.MANY,
                LEVEL,
                pass.issuer(),
                pass.createdAt().toString(),
                pass.expiresAt().toString(),
                pass.used());
    }
}
