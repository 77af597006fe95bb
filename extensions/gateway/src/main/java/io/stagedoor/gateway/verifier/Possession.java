package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;
import java.util.Optional;

/** Decides whether the caller may use a token that is otherwise good: RFC 6750 bearers, or holders of a key. */
@FunctionalInterface
public interface Possession {

    /**
     * Looks for the right to use a token whose signature, claims and lifetime are good.
     *
     * @param token as it was sent
     * @param principal what it states
     * @return why the caller may not use it, empty where they may
     */
    Optional<Refused> refusal(String token, AccessTokenPrincipal principal);

    /** Whoever holds the token; a token bound to a key or certificate is refused, for nobody looked for a proof (RFC 9449 7.2). */
    static Possession bearer() {
        return (token, principal) -> {
            AccessTokenPrincipal.Confirmation confirmation = principal.confirmation();
            if (confirmation == null) {
                return Optional.empty();
            }
            return certificateBound(principal)
                    .or(() -> Optional.of(new Refused(
                            Reason.PROOF_REQUIRED, "the token is bound to a key; send it with a DPoP proof")));
        };
    }

    /** The refusal of tokens bound to a client certificate (RFC 8705 3): the gateway would have to pass the certificate on. */
    static Optional<Refused> certificateBound(AccessTokenPrincipal principal) {
        AccessTokenPrincipal.Confirmation confirmation = principal.confirmation();
        if (confirmation == null || confirmation.certificateThumbprint() == null) {
            return Optional.empty();
        }
        return Optional.of(new Refused(
                Reason.CERTIFICATE_BOUND, "the token is bound to a client certificate, which is not supported yet"));
    }
}
