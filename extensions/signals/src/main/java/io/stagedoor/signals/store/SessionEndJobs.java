package io.stagedoor.signals.store;

import io.stagedoor.signals.domain.SessionEndJob;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has to be done about sessions, and outlives a crash. */
public final class SessionEndJobs {

    /** Hibernate's word for {@code skip locked}. */
    private static final int SKIP_LOCKED = -2;

    private final EntityManager entities;

    public SessionEndJobs(EntityManager entities) {
        this.entities = entities;
    }

    /** To be done at once, after this transaction. */
    public void add(
            String realmId,
            String subject,
            @Nullable String clientUuid,
            @Nullable String logoutClaims,
            long nowMillis) {
        SessionEndJobEntity row = new SessionEndJobEntity();
        row.realmId = realmId;
        row.subject = subject;
        row.clientUuid = clientUuid;
        row.logoutClaims = logoutClaims;
        row.nextMillis = nowMillis;
        entities.persist(row);
    }

    /**
     * Takes what is due; nobody else gets it before the lease is over.
     *
     * @param leaseMillis how long whoever takes it may need
     */
    public List<SessionEndJob> take(long nowMillis, long leaseMillis, int most) {
        List<SessionEndJobEntity> rows = entities.createQuery(
                        "from StagedoorSessionEndJob j where j.nextMillis <= :now order by j.nextMillis, j.id",
                        SessionEndJobEntity.class)
                .setParameter("now", nowMillis)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
        for (SessionEndJobEntity row : rows) {
            row.attempts++;
            row.nextMillis = nowMillis + leaseMillis;
        }
        return rows.stream()
                .map(row -> new SessionEndJob(
                        Objects.requireNonNull(row.id, "id"),
                        row.realmId,
                        row.subject,
                        row.clientUuid,
                        row.logoutClaims,
                        row.attempts))
                .toList();
    }

    /** Forgets a job. */
    public void done(long id) {
        entities.createQuery("delete from StagedoorSessionEndJob j where j.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Puts it off. */
    public void again(long id, long atMillis) {
        entities.createQuery("update StagedoorSessionEndJob j set j.nextMillis = :at where j.id = :id")
                .setParameter("at", atMillis)
                .setParameter("id", id)
                .executeUpdate();
    }
}
