package io.stagedoor.signals.store;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.domain.LoggedSignal;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The log: rows are added in the transaction of the change, and get their position after it. */
public final class SignalTable {

    private static final int LONGEST_REASON = 255;

    private final EntityManager entities;

    public SignalTable(EntityManager entities) {
        this.entities = entities;
    }

    /** Adds a row without position. */
    public void add(Signal signal, @Nullable String shownTo, @Nullable String alias, long nowMillis) {
        SignalEntity row = new SignalEntity();
        row.realmId = signal.realmId();
        row.type = signal.type().name();
        row.organizationId = signal.organization();
        row.shownTo = shownTo;
        row.subject = signal.subject();
        row.sessionId = signal.session();
        row.clientId = signal.client();
        row.teamId = signal.team();
        row.teamRole = signal.teamRole();
        row.ver = signal.ver();
        row.alias = alias;
        String reason = signal.reason();
        row.reason = reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        row.atMillis = nowMillis;
        entities.persist(row);
    }

    /** Realms that have committed signals without position. */
    public List<String> realmsWaiting() {
        return entities.createQuery(
                        "select distinct s.realmId from StagedoorSignal s where s.position is null", String.class)
                .getResultList();
    }

    /** Whether a realm's log has signals without position; the id of the oldest, null where none has. */
    public @Nullable Long oldestWaiting(String realmId) {
        return entities.createQuery(
                        "select min(s.id) from StagedoorSignal s where s.realmId = :realm and s.position is null",
                        Long.class)
                .setParameter("realm", realmId)
                .getSingleResultOrNull();
    }

    /**
     * Gives positions, in the order of ids, to what has been committed without one. The cursor's row is locked until this transaction
     * ends: so positions become visible in their own order, and a reader that has seen one never finds a lower one later.
     *
     * @return how many
     */
    public int dispatch(String realmId, int most, long nowMillis) {
        CursorEntity cursor = lockedCursor(realmId);
        List<SignalEntity> rows = entities.createQuery(
                        "from StagedoorSignal s where s.realmId = :realm and s.position is null order by s.id",
                        SignalEntity.class)
                .setParameter("realm", realmId)
                .setMaxResults(most)
                .getResultList();
        for (SignalEntity row : rows) {
            row.position = ++cursor.lastPosition;
            // Told as of now, after the commit: a token issued between the change and its commit was built on what was
            // before.
            row.atMillis = Math.max(row.atMillis, nowMillis);
        }
        return rows.size();
    }

    private CursorEntity lockedCursor(String realmId) {
        @Nullable CursorEntity cursor = entities.find(CursorEntity.class, realmId, LockModeType.PESSIMISTIC_WRITE);
        if (cursor == null) {
            entities.createQuery("""
                            insert into StagedoorSignalCursor (realmId, lastPosition) values (:realm, 0)
                            on conflict do nothing""").setParameter("realm", realmId).executeUpdate();
            cursor = Objects.requireNonNull(
                    entities.find(CursorEntity.class, realmId, LockModeType.PESSIMISTIC_WRITE), "cursor");
        }
        return cursor;
    }

    /** The last position that was given; 0 where none was. */
    public long last(String realmId) {
        @Nullable
        Long last = entities.createQuery(
                        "select c.lastPosition from StagedoorSignalCursor c where c.realmId = :realm", Long.class)
                .setParameter("realm", realmId)
                .getSingleResultOrNull();
        return last == null ? 0 : last;
    }

    /** What stands behind a position, in order. */
    public List<LoggedSignal> beyond(String realmId, long position, int most) {
        return entities
                .createQuery(
                        "from StagedoorSignal s where s.realmId = :realm and s.position > :position order by s.position",
                        SignalEntity.class)
                .setParameter("realm", realmId)
                .setParameter("position", position)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(SignalTable::logged)
                .toList();
    }

    /** The last position of signals about somebody since then; 0 where there are none, null while one of them waits for its own. */
    public @Nullable Long lastAbout(String realmId, String subject, long sinceMillis) {
        List<Long> positions = entities.createQuery(
                        "select coalesce(s.position, -1) from StagedoorSignal s"
                                + " where s.realmId = :realm and s.atMillis >= :since and s.subject = :subject",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("subject", subject)
                .setParameter("since", sinceMillis)
                .getResultList();
        return positions.contains(-1L)
                ? null
                : positions.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** When the oldest signal behind a position was raised; null where there is none. */
    public @Nullable Long raisedBehind(String realmId, long position) {
        return entities.createQuery(
                        "select s.atMillis from StagedoorSignal s where s.realmId = :realm and s.position > :position order by s.position",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("position", position)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    /** The first position raised since then; null where none was. */
    public @Nullable Long firstSince(String realmId, long sinceMillis) {
        return entities.createQuery(
                        "select min(s.position) from StagedoorSignal s where s.realmId = :realm and s.atMillis >= :since",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("since", sinceMillis)
                .getSingleResultOrNull();
    }

    /** Deletes what nobody can need any more, a batch at a time. */
    public int deleteBefore(long millis, int most) {
        List<Long> old = entities.createQuery(
                        "select s.id from StagedoorSignal s where s.atMillis < :before and s.position is not null order by s.id",
                        Long.class)
                .setParameter("before", millis)
                .setMaxResults(most)
                .getResultList();
        if (old.isEmpty()) {
            return 0;
        }
        return entities.createQuery("delete from StagedoorSignal s where s.id in :ids")
                .setParameter("ids", old)
                .executeUpdate();
    }

    /** Forgets a realm that has been removed. */
    public void forget(String realmId) {
        for (String entity : List.of(
                "StagedoorSignal",
                "StagedoorSignalCursor",
                "StagedoorPersonVersion",
                "StagedoorPersonDisabled",
                "StagedoorSessionEndJob",
                "StagedoorEventStream",
                "StagedoorFeedReader")) {
            entities.createQuery("delete from " + entity + " e where e.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
    }

    private static LoggedSignal logged(SignalEntity row) {
        return new LoggedSignal(
                Objects.requireNonNull(row.position, "position"),
                row.atMillis,
                new Signal(
                        Signal.Type.valueOf(row.type),
                        row.realmId,
                        row.organizationId,
                        row.subject,
                        row.sessionId,
                        row.clientId,
                        row.teamId,
                        row.teamRole,
                        row.ver,
                        row.reason),
                row.shownTo,
                row.alias);
    }
}
