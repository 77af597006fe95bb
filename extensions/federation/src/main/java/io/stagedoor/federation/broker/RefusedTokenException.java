package io.stagedoor.federation.broker;

import io.stagedoor.federation.domain.RefusedException;
import org.keycloak.broker.provider.IdentityBrokerException;

/** A refusal that has to pass through methods of Keycloak's, which expect this family of exceptions. */
final class RefusedTokenException extends IdentityBrokerException {

    private static final long serialVersionUID = 1L;

    private final RefusedException refusal;

    RefusedTokenException(RefusedException refusal) {
        super(refusal.reason().code());
        this.refusal = refusal;
    }

    RefusedException refusal() {
        return refusal;
    }
}
