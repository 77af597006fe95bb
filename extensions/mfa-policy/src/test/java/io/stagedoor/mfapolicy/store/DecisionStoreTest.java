package io.stagedoor.mfapolicy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Database database = new Database("mfa-policy");
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
        store.keep(List.of(first));
        store.keep(List.of(second));
        store.keep(List.of(kept("other", "acme", NOW, "allow", "refuse")));

        assertThat(store.read("acme", "s", NOW)).containsExactly(second, first);
        assertThat(store.read("globex", "s", NOW)).isEmpty();
        assertThat(new DecisionStore(database.entities(), "other").read("acme", "s", NOW))
                .isEmpty();
    }

    @Test
    void whatReportingPoliciesWouldHaveChangedIsFoundFromAnInstantOn() {
        DecisionStore.Kept differing = kept("a", "acme", NOW, "allow", "refuse");
        store.keep(List.of(differing));
        store.keep(List.of(kept("b", "acme", NOW, "allow", "allow")));
        store.keep(List.of(kept("c", "acme", NOW.minusMillis(1), "allow", "refuse")));
        assertThat(store.differing("acme", NOW)).containsExactly(differing);
    }

    @Test
    void decisionsAreShownUntilTheirTimeAndNotAMillisecondLonger() {
        store.keep(List.of(kept("old", "acme", NOW, "allow", "allow")));
        assertThat(store.read("acme", "old", NOW.plus(DecisionStore.KEPT))).hasSize(1);
        assertThat(store.read("acme", "old", NOW.plus(DecisionStore.KEPT).plusMillis(1)))
                .isEmpty();
    }

    @Test
    void whatNobodyIsShownAnyMoreIsRemoved() {
        store.keep(List.of(kept("old", "acme", NOW, "allow", "allow"), kept("other", "globex", NOW, "allow", "allow")));
        store.forgetOld("acme", NOW.plus(DecisionStore.KEPT));
        assertThat(store.read("acme", "old", NOW)).hasSize(1);
        store.forgetOld("acme", NOW.plus(DecisionStore.KEPT).plusMillis(1));
        assertThat(store.read("acme", "old", NOW)).isEmpty();
        assertThat(store.read("globex", "other", NOW)).hasSize(1);
    }

    @Test
    void nothingIsLeftOfWhoeverIsGone() {
        store.keep(List.of(kept("s", "acme", NOW, "allow", "allow")));
        store.forgetPerson("ada");
        assertThat(store.read("acme", "s", NOW)).isEmpty();
    }
}
