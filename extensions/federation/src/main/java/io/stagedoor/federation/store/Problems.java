package io.stagedoor.federation.store;

import io.stagedoor.federation.domain.RefusalReason;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What goes wrong with a connection, by reason: what an administrator reads first when people cannot get in. */
public final class Problems {

    /**
     * One reason.
     *
     * @param code of {@link RefusalReason}
     * @param times how often since then
     */
    public record Problem(String code, Instant since, Instant last, long times) {}

    private final EntityManager entities;

    public Problems(EntityManager entities) {
        this.entities = entities;
    }

    /** The latest first. */
    public List<Problem> of(String connection) {
        return entities
                .createQuery(
                        "select p from StagedoorConnectionProblem p where p.connectionId = :connection order by p.lastAt desc, p.code",
                        ProblemEntity.class)
                .setParameter("connection", connection)
                .getResultList()
                .stream()
                .map(row -> new Problem(
                        row.code,
                        Objects.requireNonNull(Times.instant(row.since)),
                        Objects.requireNonNull(Times.instant(row.lastAt)),
                        row.times))
                .toList();
    }

    public void count(String connection, RefusalReason reason, Instant now) {
        entities.createQuery("""
                        insert into StagedoorConnectionProblem (connectionId, code, since, lastAt, times)
                        values (:connection, :code, :now, :now, 0L)
                        on conflict do nothing""")
                .setParameter("connection", connection)
                .setParameter("code", reason.code())
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
        entities.createQuery("update StagedoorConnectionProblem p set p.times = p.times + 1, p.lastAt = :now"
                        + " where p.connectionId = :connection and p.code = :code")
                .setParameter("connection", connection)
                .setParameter("code", reason.code())
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }

    /** Somebody got in, or it was set to something else: what was wrong before is history. */
    public void forget(String connection) {
        entities.createQuery("delete from StagedoorConnectionProblem p where p.connectionId = :connection")
                .setParameter("connection", connection)
                .executeUpdate();
    }
}
