package io.stagedoor.administration.api;

import io.stagedoor.administration.domain.AdministrativeAction;
import org.keycloak.provider.Provider;

/** Told of every call that the gate refused; supplied by {@code extensions/audit}. */
public interface Refusals extends Provider {

    /** Must not throw, and must not depend on the call's transaction: it is rolled back. */
    void refused(AdministrativeCall call, AdministrativeAction action, String reason);

    @Override
    default void close() {}
}
