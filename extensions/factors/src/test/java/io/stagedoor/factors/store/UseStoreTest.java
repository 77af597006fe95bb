package io.stagedoor.factors.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.factors.domain.FactorUse;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UseStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Database database = new Database("factors");
    private final UseStore store = new UseStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theLatestUseCountsWhateverTheOrder() {
        store.used("ada", "c", NOON, null);
        store.used("ada", "c", NOON.minusSeconds(60), null);
        assertThat(store.of("ada")).containsEntry("c", new FactorUse(NOON, null));
        store.used("ada", "c", NOON.plusSeconds(60), null);
        assertThat(store.of("ada", "c")).contains(new FactorUse(NOON.plusSeconds(60), null));
    }

    @Test
    void whatWasSetUpWasNotUsedYet() {
        store.setUp("ada", "c", true);
        assertThat(store.of("ada", "c")).contains(new FactorUse(null, true));
        store.used("ada", "c", NOON, false);
        assertThat(store.of("ada", "c")).contains(new FactorUse(NOON, false));
    }

    @Test
    void whoSaysNothingOfCopiesChangesNothingOfThem() {
        store.used("ada", "c", NOON, true);
        store.used("ada", "c", NOON.plusSeconds(1), null);
        assertThat(store.of("ada", "c")).contains(new FactorUse(NOON.plusSeconds(1), true));
    }

    @Test
    void nothingOfOthersIsSeenOrForgotten() {
        store.used("ada", "c", NOON, null);
        store.used("ada", "d", NOON, null);
        store.used("ben", "e", NOON, null);
        assertThat(new UseStore(database.entities(), "other").of("ada")).isEmpty();
        store.keepOnly("ada", List.of("d"));
        assertThat(store.of("ada")).containsOnlyKeys("d");
        assertThat(store.of("ben")).containsOnlyKeys("e");
        store.forgetPerson("ada");
        assertThat(store.of("ada")).isEmpty();
        new UseStore(database.entities(), "other").forgetAll();
        assertThat(store.of("ben")).isNotEmpty();
        store.forgetAll();
        assertThat(store.of("ben")).isEmpty();
    }
}
