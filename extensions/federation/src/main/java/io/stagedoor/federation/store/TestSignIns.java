package io.stagedoor.federation.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Test sign-ins: each is begun by an administrator, arrives once or not at all, and is forgotten. */
public final class TestSignIns {

    /** How far a test sign-in has come. */
    public enum State {
        WAITING,
        ARRIVED,
        REFUSED
    }

    /**
     * One of them.
     *
     * @param startedBy the administrator's id
     * @param result what arrived or why it was refused, as JSON; empty while it waits
     */
    public record TestSignIn(
            String id,
            String connection,
            int revision,
            String startedBy,
            Instant expires,
            State state,
            @Nullable Instant arrivedAt,
            String result) {}

    private final EntityManager entities;

    public TestSignIns(EntityManager entities) {
        this.entities = entities;
    }

    /** Begins one; what is long over is forgotten meanwhile. */
    public void begin(TestSignIn test, Instant forgotten) {
        entities.createQuery(
                        "delete from StagedoorTestSignIn t where t.connectionId = :connection and t.expires < :time")
                .setParameter("connection", test.connection())
                .setParameter("time", forgotten.toEpochMilli())
                .executeUpdate();
        TestSignInEntity row = new TestSignInEntity();
        row.id = test.id();
        row.connectionId = test.connection();
        row.revision = test.revision();
        row.startedBy = test.startedBy();
        row.expires = test.expires().toEpochMilli();
        row.state = test.state().name();
        row.arrivedAt = 0;
        row.result = "";
        entities.persist(row);
    }

    public Optional<TestSignIn> find(String connection, String id) {
        return Optional.ofNullable(entities.find(TestSignInEntity.class, id))
                .filter(row -> row.connectionId.equals(connection))
                .map(TestSignIns::test);
    }

    /** Ends one that waits; nobody ends it twice. */
    public boolean end(String id, State state, Instant now, String result) {
        return entities.createQuery(
                                "update StagedoorTestSignIn t set t.state = :state, t.arrivedAt = :now, t.result = :result"
                                        + " where t.id = :id and t.state = 'WAITING' and t.expires > :now")
                        .setParameter("id", id)
                        .setParameter("state", state.name())
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("result", result)
                        .executeUpdate()
                == 1;
    }

    private static TestSignIn test(TestSignInEntity row) {
        return new TestSignIn(
                row.id,
                row.connectionId,
                row.revision,
                row.startedBy,
                Objects.requireNonNull(Times.instant(row.expires)),
                State.valueOf(row.state),
                Times.instant(row.arrivedAt),
                row.result);
    }
}
