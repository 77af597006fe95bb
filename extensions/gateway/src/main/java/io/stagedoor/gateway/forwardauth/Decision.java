package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.limits.RateLimit;
import io.stagedoor.gateway.verifier.AccessTokenPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question.
 *
 * @param status 200, 400, 401, 403, 429 or 503
 * @param reason for programs, in capitals
 * @param detail for people; safe to answer
 * @param principal who calls, null where nobody or nobody good
 * @param challenge {@code WWW-Authenticate}, null where there is none
 * @param logDetail what only the log may say, null where there is nothing more
 * @param granted what was permitted, null where nothing was checked
 * @param limit what is left of the caller's limits, null where nothing was counted
 */
record Decision(
        int status,
        String reason,
        String detail,
        @Nullable AccessTokenPrincipal principal,
        @Nullable String challenge,
        @Nullable String logDetail,
        @Nullable Granted granted,
        @Nullable RateLimit limit) {

    static Decision of(int status, String reason, String detail) {
        return new Decision(status, reason, detail, null, null, null, null, null);
    }

    static Decision allowed(String reason, @Nullable AccessTokenPrincipal principal) {
        return new Decision(200, reason, "", principal, null, null, null, null);
    }

    static Decision badRequest(String reason, String detail) {
        return of(400, reason, detail);
    }

    static Decision challenged(int status, String reason, String detail, String challenge) {
        return new Decision(status, reason, detail, null, challenge, null, null, null);
    }

    static Decision noRoute() {
        return of(403, "NO_ROUTE", "nothing is served here");
    }

    static Decision unavailable(String reason, String logDetail) {
        return new Decision(503, reason, "tokens cannot be checked at the moment", null, null, logDetail, null, null);
    }

    /** The caller of a refused request, so that the log can name them although the application never sees them. */
    Decision by(AccessTokenPrincipal caller) {
        return new Decision(status, reason, detail, caller, challenge, logDetail, granted, limit);
    }

    Decision granting(Granted permitted) {
        return new Decision(status, reason, detail, principal, challenge, logDetail, permitted, limit);
    }

    Decision within(RateLimit counted) {
        return new Decision(status, reason, detail, principal, challenge, logDetail, granted, counted);
    }

    boolean isAllowed() {
        return status == 200;
    }
}
