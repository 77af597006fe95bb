package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question.
 *
 * @param status 200, 400, 401, 403 or 503
 * @param reason for programs, in capitals
 * @param detail for people; safe to answer
 * @param principal who calls, null where nobody or nobody good
 * @param challenge {@code WWW-Authenticate}, null where there is none
 * @param logDetail what only the log may say, null where there is nothing more
 */
record Decision(
        int status,
        String reason,
        String detail,
        @Nullable AccessTokenPrincipal principal,
        @Nullable String challenge,
        @Nullable String logDetail) {

    static Decision allowed(String reason, @Nullable AccessTokenPrincipal principal) {
        return new Decision(200, reason, "", principal, null, null);
    }

    static Decision badRequest(String reason, String detail) {
        return new Decision(400, reason, detail, null, null, null);
    }

    static Decision challenged(int status, String reason, String detail, String challenge) {
        return new Decision(status, reason, detail, null, challenge, null);
    }

    static Decision noRoute() {
        return new Decision(403, "NO_ROUTE", "nothing is served here", null, null, null);
    }

    static Decision unavailable(String logDetail) {
        return new Decision(503, "KEYS_UNAVAILABLE", "tokens cannot be checked at the moment", null, null, logDetail);
    }

    /** The caller of a refused request, so that the log can name them although the application never sees them. */
    Decision by(AccessTokenPrincipal caller) {
        return new Decision(status, reason, detail, caller, challenge, logDetail);
    }

    boolean isAllowed() {
        return status == 200;
    }
}
