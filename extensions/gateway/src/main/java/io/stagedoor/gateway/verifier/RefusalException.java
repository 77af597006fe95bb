package io.stagedoor.gateway.verifier;

import io.stagedoor.gateway.verifier.Verification.Reason;
import io.stagedoor.gateway.verifier.Verification.Refused;

/** Carries a refusal out of nested rules; never leaves this package. Without stack trace: hostile tokens must stay cheap. */
final class RefusalException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RefusalException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Refused refused() {
        return new Refused(reason, String.valueOf(getMessage()));
    }
}
