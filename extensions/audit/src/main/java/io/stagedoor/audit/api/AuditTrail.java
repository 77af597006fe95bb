package io.stagedoor.audit.api;

import org.keycloak.provider.Provider;

/** The one way into the audit store; it only ever grows. */
public interface AuditTrail extends Provider {

    /** Writes within the caller's transaction: the fact is kept exactly if the change is. */
    void record(AuditFact fact);

    /** Writes in a transaction of its own: for refusals, whose transaction is rolled back. */
    void recordApart(AuditFact fact);

    @Override
    default void close() {}
}
