package io.stagedoor.signals.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.api.Signal;
import io.stagedoor.signals.domain.LoggedSignal;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalTableTest {

    private OnH2 database;

    @BeforeEach
    void create() throws Exception {
        database = new OnH2();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void givesPositionsInTheOrderOfIdsBeginningWithOne() {
        add("a", 10);
        add("b", 20);
        assertThat(dispatch()).isEqualTo(2);
        assertThat(beyond(0)).extracting(LoggedSignal::position).containsExactly(1L, 2L);
        assertThat(sessions(0)).containsExactly("a", "b");
        assertThat(dispatch()).isZero();
    }

    @Test
    void whatIsCommittedLaterComesLaterAlthoughItsIdIsLower() {
        EntityManager slow = database.open();
        new SignalTable(slow).add(Signal.sessionEnded("r", "maya", "slow", null), null, null, 10);
        slow.flush();
        add("fast", 20);
        assertThat(dispatch()).isEqualTo(1);
        slow.getTransaction().commit();
        slow.close();
        assertThat(dispatch()).isEqualTo(1);
        assertThat(sessions(0)).containsExactly("fast", "slow");
        assertThat(sessions(1)).containsExactly("slow");
    }

    @Test
    void whatIsRolledBackWasNeverSaid() {
        EntityManager undone = database.open();
        new SignalTable(undone).add(Signal.allEnded("r", null), null, null, 10);
        undone.flush();
        undone.getTransaction().rollback();
        undone.close();
        assertThat(dispatch()).isZero();
    }

    /** What was issued between the change and its commit was built on what was before, and is not to survive. */
    @Test
    void aSignalIsAsOfItsDispatchAndNotOfItsChange() {
        add("late", 10);
        database.inTransaction(entities -> new SignalTable(entities).dispatch("r", 10, 1_700));

        assertThat(beyond(0))
                .singleElement()
                .satisfies(told -> assertThat(told.atMillis()).isEqualTo(1_700));
    }

    @Test
    void eachRealmHasItsOwnPositions() {
        add("a", 10);
        database.inTransaction(entities -> {
            new SignalTable(entities).add(Signal.allEnded("other", null), null, null, 10);
            return 0;
        });
        List<String> waiting = database.inTransaction(entities -> new SignalTable(entities).realmsWaiting());
        assertThat(waiting).containsExactlyInAnyOrder("r", "other");
        dispatch();
        int given = database.inTransaction(entities -> new SignalTable(entities).dispatch("other", 10, 20));
        assertThat(given).isEqualTo(1);
        assertThat(beyond(0)).hasSize(1);
        long last = database.inTransaction(entities -> new SignalTable(entities).last("other"));
        assertThat(last).isEqualTo(1);
    }

    @Test
    void findsWhereTheWindowBeginsAndWhatWasMissed() {
        add("a", 10);
        add("b", 20);
        add("c", 30);
        dispatch();
        database.inTransaction(entities -> {
            SignalTable table = new SignalTable(entities);
            assertThat(table.firstSince("r", 20)).isEqualTo(2);
            assertThat(table.firstSince("r", 31)).isNull();
            assertThat(table.raisedBehind("r", 1)).isEqualTo(20);
            assertThat(table.raisedBehind("r", 3)).isNull();
            assertThat(table.last("r")).isEqualTo(3);
            return 0;
        });
    }

    @Test
    void deletesWhatIsOldAndHasBeenDispatchedButNeverAPosition() {
        add("old", 10);
        add("new", 20);
        dispatch();
        add("old, still waiting", 10);
        int deleted = database.inTransaction(entities -> new SignalTable(entities).deleteBefore(20, 100));
        assertThat(deleted).isEqualTo(1);
        dispatch();
        assertThat(beyond(0)).extracting(LoggedSignal::position).containsExactly(2L, 3L);
    }

    @Test
    void aLongReasonIsCut() {
        database.inTransaction(entities -> {
            new SignalTable(entities).add(Signal.allEnded("r", "x".repeat(1000)), null, null, 1);
            return 0;
        });
        dispatch();
        assertThat(beyond(0).getFirst().signal().reason()).hasSize(255);
    }

    private void add(String session, long at) {
        database.inTransaction(entities -> {
            new SignalTable(entities).add(Signal.sessionEnded("r", "maya", session, null), null, null, at);
            return 0;
        });
    }

    private int dispatch() {
        return database.inTransaction(entities -> new SignalTable(entities).dispatch("r", 100, 0));
    }

    private List<LoggedSignal> beyond(long position) {
        return database.inTransaction(entities -> new SignalTable(entities).beyond("r", position, 100));
    }

    private List<String> sessions(long position) {
        return beyond(position).stream()
                .map(logged -> String.valueOf(logged.signal().session()))
                .toList();
    }
}
