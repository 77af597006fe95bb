package io.stagedoor.audit.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.Provider;

/** The one way into the audit store; it only ever grows. */
public interface AuditTrail extends Provider {

    /** Writes within the caller's transaction: the fact is kept exactly if the change is. */
    void record(AuditFact fact);

    /** Writes in a transaction of its own: for refusals, whose transaction is rolled back. */
    void recordApart(AuditFact fact);

    /**
     * What the trail of one organization holds on one person: facts of which they are the actor or the target, newest first.
     *
     * @param organizationId null for the realm's own trail
     * @param most how many at most
     */
    List<Dated> concerning(String realmId, @Nullable String organizationId, String person, int most);

    /** A fact and when it was. */
    record Dated(Instant at, AuditFact fact) {}

    @Override
    default void close() {}
}
