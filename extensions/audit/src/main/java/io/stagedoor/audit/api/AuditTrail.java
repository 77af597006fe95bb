package io.stagedoor.audit.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.provider.Provider;

/** The one way into the audit store, which only ever grows, and its figures. */
public interface AuditTrail extends Provider {

    /** Writes within the caller's transaction: the fact is kept exactly if the change is. */
    default void record(AuditFact fact) {
        record(List.of(fact));
    }

    /** The same for several, in their order and in one conversation with the database. */
    void record(List<AuditFact> facts);

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

    /**
     * How often something came about in an organization, by day (UTC); days without any are left out. One look at an index.
     *
     * @param from the first instant that counts
     */
    Map<LocalDate, Tally> tally(String realmId, String organizationId, String action, Instant from);

    /** Facts of one action on one day, by how they ended; refusals count as failures. */
    record Tally(long succeeded, long failed) {}

    @Override
    default void close() {}
}
