package io.stagedoor.signals.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.signals.api.SignalLog;
import jakarta.persistence.EntityManager;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionsTest {

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
    void nothingChangedIsZero() {
        assertThat(of("acme", "maya")).isEqualTo(new SignalLog.Versions(0, 0));
    }

    @Test
    void aChangeInOneOrganizationLeavesTheOthersAlone() {
        assertThat(count(versions -> versions.next("acme", "maya"))).isEqualTo(1);
        assertThat(count(versions -> versions.next("acme", "maya"))).isEqualTo(2);
        assertThat(of("acme", "maya").person()).isEqualTo(2);
        assertThat(of("globex", "maya").person()).isZero();
        assertThat(of("acme", "leo").person()).isZero();
        assertThat(of(null, "maya").person()).isZero();
    }

    @Test
    void aChangeEverywhereOutdatesTheTokensOfEveryOrganization() {
        in(versions -> versions.next("acme", "maya"));
        assertThat(count(versions -> versions.nextEverywhere("maya"))).isEqualTo(1);
        assertThat(of("acme", "maya").person()).isEqualTo(2);
        assertThat(of("globex", "maya").person()).isEqualTo(1);
        assertThat(of(null, "maya").person()).isEqualTo(1);
    }

    @Test
    void whatPeopleShareIsCountedApart() {
        assertThat(count(versions -> versions.nextShared("acme"))).isEqualTo(1);
        assertThat(of("acme", "maya")).isEqualTo(new SignalLog.Versions(0, 1));
        assertThat(of("globex", "maya")).isEqualTo(new SignalLog.Versions(0, 0));
    }

    @Test
    void twoChangesAtOnceAreBothCounted() throws Exception {
        in(versions -> versions.nextEverywhere("maya"));
        EntityManager first = database.open();
        assertThat(new Versions(first, "r").next("acme", "maya")).isEqualTo(2);
        CompletableFuture<Long> second =
                CompletableFuture.supplyAsync(() -> in(versions -> versions.nextEverywhere("maya")));
        first.getTransaction().commit();
        first.close();
        assertThat(second.get()).isEqualTo(2);
        assertThat(of("acme", "maya").person()).isEqualTo(3);
    }

    @Test
    void disabledOnceIsDisabled() {
        assertThat(disabled(table -> table.add("r", "maya", 1))).isTrue();
        assertThat(disabled(table -> table.add("r", "maya", 2))).isFalse();
        assertThat(disabled(table -> table.remove("r", "maya"))).isTrue();
        assertThat(disabled(table -> table.remove("r", "maya"))).isFalse();
    }

    private <T> T in(Function<Versions, T> work) {
        return database.inTransaction(entities -> work.apply(new Versions(entities, "r")));
    }

    private long count(Function<Versions, Long> work) {
        return in(work);
    }

    private boolean disabled(Function<DisabledPersons, Boolean> work) {
        return database.inTransaction(entities -> work.apply(new DisabledPersons(entities)));
    }

    private SignalLog.Versions of(@Nullable String organization, String subject) {
        return in(versions -> versions.of(organization, subject));
    }
}
