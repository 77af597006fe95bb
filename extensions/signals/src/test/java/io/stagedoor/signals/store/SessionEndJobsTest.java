package io.stagedoor.signals.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.domain.SessionEndJob;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionEndJobsTest {

    private OnH2 database;

    @BeforeEach
    void create() throws Exception {
        database = new OnH2();
        database.inTransaction(entities -> {
            new SessionEndJobs(entities).add("r", "maya", null, null, 1000);
            return 0;
        });
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void isTakenWhenItIsDueAndByOneAlone() {
        assertThat(take(999)).isEmpty();
        assertThat(take(1000)).extracting(SessionEndJob::attempts).containsExactly(1);
        assertThat(take(1000)).isEmpty();
    }

    @Test
    void comesBackWhenWhoeverTookItDied() {
        take(1000);
        assertThat(take(1000 + 59_999)).isEmpty();
        assertThat(take(1000 + 60_000)).extracting(SessionEndJob::attempts).containsExactly(2);
    }

    @Test
    void isSkippedWhileAnotherIsAboutToTakeIt() {
        EntityManager other = database.open();
        assertThat(new SessionEndJobs(other).take(1000, 60_000, 10)).hasSize(1);
        assertThat(take(1000)).isEmpty();
        other.getTransaction().rollback();
        other.close();
        assertThat(take(1000)).hasSize(1);
    }

    @Test
    void isForgottenWhenItIsDoneAndPutOffWhenItFailed() {
        long id = take(1000).getFirst().id();
        database.inTransaction(entities -> {
            new SessionEndJobs(entities).again(id, 3000);
            return 0;
        });
        assertThat(take(2999)).isEmpty();
        assertThat(take(3000)).hasSize(1);
        database.inTransaction(entities -> {
            new SessionEndJobs(entities).done(id);
            return 0;
        });
        assertThat(take(Long.MAX_VALUE / 2)).isEmpty();
    }

    private List<SessionEndJob> take(long now) {
        return database.inTransaction(entities -> new SessionEndJobs(entities).take(now, 60_000, 10));
    }
}
