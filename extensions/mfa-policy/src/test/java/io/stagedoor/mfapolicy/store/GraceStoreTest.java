package io.stagedoor.mfapolicy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.testing.Database;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraceStoreTest {

    private final Database database = new Database("mfa-policy");
    private final GraceStore store = new GraceStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachTimeCountsForOnePersonAndOnePolicy() {
        store.putOff("ada", "acme", "p", 0);
        store.putOff("ada", "acme", "p", 0);
        store.putOff("ada", PolicyStore.REALM, "p", 0);
        store.putOff("ben", "acme", "p", 0);

        assertThat(store.used("ada", List.of("acme", PolicyStore.REALM))).isEqualTo(Map.of("acme/p", 2, "/p", 1));
        assertThat(store.used("ada", List.of("globex"))).isEmpty();
    }

    @Test
    void nobodyPutsItOffOnceMoreThanTheyMay() {
        assertThat(store.putOff("ada", "acme", "p", 2)).isTrue();
        assertThat(store.putOff("ada", "acme", "p", 2)).isTrue();
        assertThat(store.putOff("ada", "acme", "p", 2)).isFalse();
        assertThat(store.used("ada", List.of("acme"))).isEqualTo(Map.of("acme/p", 2));
    }

    @Test
    void nothingIsLeftOfWhoeverIsGone() {
        store.putOff("ada", "acme", "p", 0);
        store.forgetPerson("ada");
        assertThat(store.used("ada", List.of("acme"))).isEmpty();
    }
}
