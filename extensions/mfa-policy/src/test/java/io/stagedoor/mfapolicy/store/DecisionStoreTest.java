package io.stagedoor.mfapolicy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Database database = new Database();
    private final DecisionStore store = new DecisionStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    private static DecisionStore.Kept kept(String signIn, String scope, Instant at, String outcome, String reported) {
        return new DecisionStore.Kept(signIn, scope, "ada", "desk", "203.0.113.1", at, outcome, reported, "[]");
    }

    @Test
    void aSignInShowsAllThatWasDecidedNewestFirst() {
        DecisionStore.Kept first = kept("s", "acme", NOW, "step-up", "step-up");
        DecisionStore.Kept second = kept("s", "acme", NOW.plusSeconds(9), "allow", "allow");
        store.keep(first);
        store.keep(second);
        store.keep(kept("other", "acme", NOW, "allow", "refuse"));

        assertThat(store.read("acme", "s")).containsExactly(second, first);
        assertThat(store.read("globex", "s")).isEmpty();
        assertThat(new DecisionStore(database.entities(), "other").read("acme", "s"))
                .isEmpty();
    }

    @Test
    void whatReportingPoliciesWouldHaveChangedIsFoundFromAnInstantOn() {
        DecisionStore.Kept differing = kept("a", "acme", NOW, "allow", "refuse");
        store.keep(differing);
        store.keep(kept("b", "acme", NOW, "allow", "allow"));
        store.keep(kept("c", "acme", NOW.minusMillis(1), "allow", "refuse"));
        assertThat(store.differing("acme", NOW)).containsExactly(differing);
    }

    @Test
    void decisionsAreGoneAMillisecondAfterTheirTime() {
        store.keep(kept("old", "acme", NOW, "allow", "allow"));
        store.keep(kept("new", "acme", NOW.plus(DecisionStore.KEPT), "allow", "allow"));
        assertThat(store.read("acme", "old")).hasSize(1);
        store.keep(kept("newer", "acme", NOW.plus(DecisionStore.KEPT).plusMillis(1), "allow", "allow"));
        assertThat(store.read("acme", "old")).isEmpty();
    }

    @Test
    void nothingIsLeftOfWhoeverIsGone() {
        store.keep(kept("s", "acme", NOW, "allow", "allow"));
        store.forgetPerson("ada");
        assertThat(store.read("acme", "s")).isEmpty();
    }
}
