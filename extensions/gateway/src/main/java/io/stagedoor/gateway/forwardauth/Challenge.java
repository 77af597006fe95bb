package io.stagedoor.gateway.forwardauth;

import io.stagedoor.gateway.route.StepUp;
import io.stagedoor.gateway.verifier.Verification.Reason;
import java.time.Duration;
import java.util.Collection;

/** {@code WWW-Authenticate} (RFC 6750 3, RFC 9449 7.1). All texts are fixed or configured, so nothing needs quoting. */
final class Challenge {

    private static final String BEARER = "Bearer realm=\"stagedoor\"";
    private static final String DPOP = "DPoP realm=\"stagedoor\", algs=\"ES256 PS256 EdDSA\"";

    private Challenge() {}

    /** RFC 6750 3.1: no error code where no token was sent. */
    static String noToken() {
        return BEARER;
    }

    static String invalidRequest(String description) {
        return BEARER + error("invalid_request", description);
    }

    static String invalidToken(Reason reason, String description) {
        return switch (reason) {
            case PROOF_INVALID, PROOF_REPLAYED -> DPOP + error("invalid_dpop_proof", description);
            case PROOF_REQUIRED, NOT_BOUND -> DPOP + error("invalid_token", description);
            default -> BEARER + error("invalid_token", description);
        };
    }

    static String insufficientScope(String description, Collection<String> needed) {
        return BEARER + error("insufficient_scope", description) + ", scope=\"" + String.join(" ", needed) + '"';
    }

    /** RFC 6750 3.1: no scope would help, so none is named. */
    static String notPermitted(String description) {
        return BEARER + error("insufficient_scope", description);
    }

    /** RFC 9470 3: what the client has to ask for when it sends the person to sign in again. */
    static String stepUp(String description, StepUp needed) {
        String level = needed.level() == null ? "" : ", acr_values=\"" + needed.level() + '"';
        Duration age = needed.maximumAge();
        return BEARER
                + error("insufficient_user_authentication", description)
                + level
                + (age == null ? "" : ", max_age=\"" + age.toSeconds() + '"');
    }

    private static String error(String code, String description) {
        return ", error=\"" + code + "\", error_description=\"" + description + '"';
    }
}
