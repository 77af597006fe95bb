package io.stagedoor.signals.store;

import io.stagedoor.database.Statements;
import io.stagedoor.signals.domain.SessionEndJob;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
     * Takes sessions that are due to be removed; nobody else gets them before the lease is over.
     *
     * @param leaseMillis how long whoever takes it may need
     */
    public List<SessionEndJob> takeRemovals(long nowMillis, long leaseMillis, int most) {
        return take(due("j.clientUuid is null", nowMillis), nowMillis, leaseMillis, most);
    }

    /** Takes what one application is due to be told, likewise. */
    public List<SessionEndJob> takeOf(String clientUuid, long nowMillis, long leaseMillis, int most) {
        return take(
                due("j.clientUuid = :client", nowMillis).setParameter("client", clientUuid),
                nowMillis,
                leaseMillis,
                most);
    }

    /** Applications that are due to be told something, whoever waits longest first. */
    public List<String> dueApplications(long nowMillis, Set<String> except, int most) {
        // Asked several times a second by each node, and Hibernate thinks anew each time about a query with a list in
        // it.
        return new Statements(entities)
                        .rows(
                                "select j.client_uuid from sd_session_end_job j where j.next_millis <= :now"
                                        + " and j.client_uuid is not null and j.client_uuid not in (:except)"
                                        + " group by j.client_uuid order by min(j.next_millis)",
                                Map.of("now", nowMillis, "except", except.isEmpty() ? Set.of("") : except),
                                0,
                                most)
                        .stream()
                        .map(row -> String.valueOf(row[0]))
                        .toList();
    }

    private TypedQuery<SessionEndJobEntity> due(String which, long nowMillis) {
        return entities.createQuery(
                        "from StagedoorSessionEndJob j where j.nextMillis <= :now and " + which
                                + " order by j.nextMillis, j.id",
                        SessionEndJobEntity.class)
                .setParameter("now", nowMillis);
    }

    private static List<SessionEndJob> take(
            TypedQuery<SessionEndJobEntity> due, long nowMillis, long leaseMillis, int most) {
        List<SessionEndJobEntity> rows = due.setMaxResults(most)
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

    /** Forgets a job; false where somebody else has. */
    public boolean done(long id) {
        return entities.createQuery("delete from StagedoorSessionEndJob j where j.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Puts it off. */
    public void again(long id, long atMillis) {
        entities.createQuery("update StagedoorSessionEndJob j set j.nextMillis = :at where j.id = :id")
                .setParameter("at", atMillis)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Gives one back that was taken and not tried. */
    public void untried(long id, long atMillis) {
        entities.createQuery(
                        "update StagedoorSessionEndJob j set j.nextMillis = :at, j.attempts = j.attempts - 1 where j.id = :id")
                .setParameter("at", atMillis)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Leaves an application alone for a while, with everything that is due to be told to it. */
    public void spare(String clientUuid, long untilMillis) {
        entities.createQuery("update StagedoorSessionEndJob j set j.nextMillis = :until"
                        + " where j.clientUuid = :client and j.nextMillis < :until")
                .setParameter("until", untilMillis)
                .setParameter("client", clientUuid)
                .executeUpdate();
    }
}
