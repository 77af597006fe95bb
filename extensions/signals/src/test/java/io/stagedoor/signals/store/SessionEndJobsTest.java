package io.stagedoor.signals.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.domain.SessionEndJob;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
        assertThat(new SessionEndJobs(other).takeRemovals(1000, 60_000, 10)).hasSize(1);
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

    @Test
    void whatApplicationsAreToldIsTakenApplicationByApplication() {
        tell("b", 1001);
        tell("a", 1002);
        tell("b", 1003);
        tell("c", 2000);

        assertThat(dueApplications(1003)).containsExactly("b", "a");
        assertThat(dueApplications(1003, "b")).containsExactly("a");
        assertThat(takeOf("b", 1003)).extracting(SessionEndJob::clientUuid).containsExactly("b", "b");
        assertThat(dueApplications(1003)).containsExactly("a");
        assertThat(take(1003)).extracting(SessionEndJob::clientUuid).containsOnlyNulls();
    }

    @Test
    void whatWasTakenAndNotTriedIsDueWithoutCountingAsAnAttempt() {
        tell("a", 1000);
        long id = takeOf("a", 1000).getFirst().id();
        change(jobs -> jobs.untried(id, 1500));
        assertThat(takeOf("a", 1499)).isEmpty();
        assertThat(takeOf("a", 1500)).extracting(SessionEndJob::attempts).containsExactly(1);
    }

    @Test
    void anApplicationThatIsSparedIsToldNothingAndTheOthersAre() {
        tell("a", 1000);
        tell("a", 9000);
        tell("b", 1000);
        change(jobs -> jobs.spare("a", 5000));
        assertThat(dueApplications(4999)).containsExactly("b");
        assertThat(takeOf("a", 5000)).hasSize(1);
        assertThat(takeOf("a", 9000)).hasSize(1);
    }

    private void tell(String client, long at) {
        change(jobs -> jobs.add("r", "maya", client, "{}", at));
    }

    private List<String> dueApplications(long now, String... except) {
        return database.inTransaction(
                entities -> new SessionEndJobs(entities).dueApplications(now, Set.of(except), 10));
    }

    private List<SessionEndJob> takeOf(String client, long now) {
        return database.inTransaction(entities -> new SessionEndJobs(entities).takeOf(client, now, 60_000, 10));
    }

    private void change(Consumer<SessionEndJobs> change) {
        database.inTransaction(entities -> {
            change.accept(new SessionEndJobs(entities));
            return 0;
        });
    }

    private List<SessionEndJob> take(long now) {
        return database.inTransaction(entities -> new SessionEndJobs(entities).takeRemovals(now, 60_000, 10));
    }
}
