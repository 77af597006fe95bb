package io.stagedoor.signals.store;

import io.stagedoor.signals.domain.EventStream;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receivers of security event tokens. */
public final class EventStreams {

    private static final String MINE = " s.realmId = :realm and s.organizationId = :organization";

    private final EntityManager entities;

    public EventStreams(EntityManager entities) {
        this.entities = entities;
    }

    public void add(EventStream stream) {
        EventStreamEntity row = new EventStreamEntity();
        row.id = stream.id();
        row.realmId = stream.realmId();
        row.organizationId = stream.organizationId();
        row.name = stream.name();
        row.audience = stream.audience();
        row.issuer = stream.issuer();
        row.endpoint = stream.endpoint();
        row.authorization = stream.authorization();
        row.paused = stream.paused();
        row.position = stream.position();
        row.version = stream.version();
        entities.persist(row);
    }

    public List<EventStream> of(String realmId, String organizationId) {
        return entities
                .createQuery(
                        "from StagedoorEventStream s where" + MINE + " order by s.name, s.id", EventStreamEntity.class)
                .setParameter("realm", realmId)
                .setParameter("organization", organizationId)
                .getResultList()
                .stream()
                .map(EventStreams::stream)
                .toList();
    }

    public Optional<EventStream> find(String realmId, String organizationId, String id) {
        return of(realmId, organizationId).stream()
                .filter(stream -> stream.id().equals(id))
                .findFirst();
    }

    /** False where it is gone, or another version by now. */
    public boolean change(EventStream to, long fromVersion) {
        return entities.createQuery("""
                                update StagedoorEventStream s set s.name = :name, s.endpoint = :endpoint,
                                  s.authorization = :authorization, s.paused = :paused, s.failures = 0, s.nextMillis = 0,
                                  s.verification = :verification, s.version = s.version + 1
                                where s.id = :id and s.version = :version and""" + MINE)
                        .setParameter("name", to.name())
                        .setParameter("endpoint", to.endpoint())
                        .setParameter("authorization", to.authorization())
                        .setParameter("paused", to.paused())
                        .setParameter("verification", to.verification())
                        .setParameter("id", to.id())
                        .setParameter("version", fromVersion)
                        .setParameter("realm", to.realmId())
                        .setParameter("organization", to.organizationId())
                        .executeUpdate()
                == 1;
    }

    public boolean remove(EventStream stream) {
        return entities.createQuery("delete from StagedoorEventStream s where s.id = :id and s.version = :version and"
                                + MINE)
                        .setParameter("id", stream.id())
                        .setParameter("version", stream.version())
                        .setParameter("realm", stream.realmId())
                        .setParameter("organization", stream.organizationId())
                        .executeUpdate()
                == 1;
    }

    /** Streams with something to push; each is leased to whoever wins the conditional update, so that its order is kept. */
    public List<EventStream> take(long nowMillis, long leaseMillis, int most) {
        return entities
                .createQuery("""
                        select s from StagedoorEventStream s, StagedoorSignalCursor c
                        where c.realmId = s.realmId and s.endpoint is not null and s.paused = false and s.nextMillis <= :now
                          and (c.lastPosition > s.position or s.verification is not null)
                        order by s.nextMillis""", EventStreamEntity.class)
                .setParameter("now", nowMillis)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .filter(row -> lease(row, nowMillis + leaseMillis))
                .map(EventStreams::stream)
                .toList();
    }

    private boolean lease(EventStreamEntity row, long untilMillis) {
        return entities.createQuery(
                                "update StagedoorEventStream s set s.nextMillis = :until where s.id = :id and s.nextMillis = :seen")
                        .setParameter("until", untilMillis)
                        .setParameter("id", row.id)
                        .setParameter("seen", row.nextMillis)
                        .executeUpdate()
                == 1;
    }

    /** The receiver has everything up to there. */
    public boolean advance(EventStream stream, long to, boolean verified) {
        return entities.createQuery("""
                                update StagedoorEventStream s set s.position = :to, s.failures = 0, s.nextMillis = 0,
                                  s.verification = case when :verified = true then null else s.verification end
                                where s.id = :id and s.position = :from""")
                        .setParameter("to", to)
                        .setParameter("verified", verified)
                        .setParameter("id", stream.id())
                        .setParameter("from", stream.position())
                        .executeUpdate()
                == 1;
    }

    /** One more failure. */
    public void failed(EventStream stream, long nextMillis, boolean paused) {
        entities.createQuery("""
                        update StagedoorEventStream s set s.failures = s.failures + 1, s.nextMillis = :next, s.paused = :paused
                        where s.id = :id""")
                .setParameter("next", nextMillis)
                .setParameter("paused", paused)
                .setParameter("id", stream.id())
                .executeUpdate();
    }

    private static EventStream stream(EventStreamEntity row) {
        @Nullable String endpoint = row.endpoint;
        return new EventStream(
                row.id,
                row.realmId,
                row.organizationId,
                row.name,
                row.audience,
                row.issuer,
                endpoint,
                row.authorization,
                row.paused,
                row.position,
                row.verification,
                row.failures,
                row.version);
    }
}
