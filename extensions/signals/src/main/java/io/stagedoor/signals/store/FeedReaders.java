package io.stagedoor.signals.store;

import io.stagedoor.signals.api.SignalLog;
import io.stagedoor.signals.domain.FeedScope;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Gateways that say how far they have applied the feed. */
public final class FeedReaders {

    /** Processes of one client that are told apart. */
    public static final int MOST_OF_A_CLIENT = 200;

    private static final String WHOLE_REALM = "*";

    private final EntityManager entities;
    private final String realmId;

    public FeedReaders(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Whether that process is known already. */
    public boolean knows(String client, String instance) {
        return entities.createQuery(
                                "select count(r) from StagedoorFeedReader r"
                                        + " where r.realmId = :realm and r.client = :client and r.instance = :instance",
                                Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("client", client)
                        .setParameter("instance", instance)
                        .getSingleResult()
                > 0;
    }

    /** How many processes of a client are known. */
    public long count(String client) {
        return entities.createQuery(
                        "select count(r) from StagedoorFeedReader r where r.realmId = :realm and r.client = :client",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("client", client)
                .getSingleResult();
    }

    /** Keeps what one says; what was not heard of since {@code forgotten} goes. */
    public void note(
            String client, String instance, FeedScope scope, long position, long nowMillis, long forgottenMillis) {
        entities.createQuery("delete from StagedoorFeedReader r where r.realmId = :realm and r.atMillis < :forgotten")
                .setParameter("realm", realmId)
                .setParameter("forgotten", forgottenMillis)
                .executeUpdate();
        entities.createQuery("""
                        insert into StagedoorFeedReader (realmId, client, instance, organizations, position, atMillis)
                        values (:realm, :client, :instance, :organizations, 0, 0)
                        on conflict do nothing""")
                .setParameter("realm", realmId)
                .setParameter("client", client)
                .setParameter("instance", instance)
                .setParameter("organizations", written(scope))
                .executeUpdate();
        entities.createQuery("""
                        update StagedoorFeedReader r
                        set r.position = :position, r.atMillis = :now, r.organizations = :organizations
                        where r.realmId = :realm and r.client = :client and r.instance = :instance
                          and r.atMillis <= :now""")
                .setParameter("position", position)
                .setParameter("now", nowMillis)
                .setParameter("organizations", written(scope))
                .setParameter("realm", realmId)
                .setParameter("client", client)
                .setParameter("instance", instance)
                .executeUpdate();
    }

    /** Those that hear of an organization and were heard of since then. */
    public List<SignalLog.Reader> of(String organizationId, long sinceMillis) {
        return entities
                .createQuery("""
                        select r from StagedoorFeedReader r
                        where r.realmId = :realm and r.atMillis >= :since
                          and (r.organizations = '*' or r.organizations like :organization)
                        order by r.client, r.instance""", FeedReaderEntity.class)
                .setParameter("realm", realmId)
                .setParameter("since", sinceMillis)
                .setParameter("organization", "% " + organizationId + " %")
                .getResultList()
                .stream()
                .map(row -> new SignalLog.Reader(
                        row.client, row.instance, row.position, Instant.ofEpochMilli(row.atMillis)))
                .toList();
    }

    private static String written(FeedScope scope) {
        return scope.all()
                ? WHOLE_REALM
                : scope.organizations().stream().sorted().collect(Collectors.joining(" ", " ", " "));
    }
}
