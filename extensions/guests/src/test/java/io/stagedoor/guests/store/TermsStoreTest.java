package io.stagedoor.guests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.guests.domain.Terms;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TermsStoreTest {

    private static final Instant AT = Instant.parse("2026-11-22T06:00:00Z");
    private static final Terms FIRST = new Terms("1", "Be kind.", "");
    private static final Terms SECOND = new Terms("2", "", "https://acme.example/terms");

    private final Database database = new Database("guests");
    private final TermsStore store = new TermsStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void areAskedForOncePerVersion() {
        store.write("acme", FIRST, 0);
        TermsStore.Stored first = only("maya", "acme");
        store.shown("maya", first, AT);
        assertThat(store.open("maya", List.of("acme"))).containsExactly(first);

        assertThat(store.accept("maya", first, AT)).isTrue();
        assertThat(store.accept("maya", first, AT)).isFalse();
        assertThat(store.open("maya", List.of("acme"))).isEmpty();
        assertThat(store.open("noah", List.of("acme"))).containsExactly(first);

        store.write("acme", SECOND, 1);
        assertThat(only("maya", "acme").terms()).isEqualTo(SECOND);
    }

    @Test
    void areAcceptedByNobodyWhoWasNotShownThem() {
        store.write("acme", FIRST, 0);

        assertThat(store.accept("maya", only("maya", "acme"), AT)).isFalse();
    }

    @Test
    void areUnansweredFromTheMomentThatTheyAreShown() {
        store.write(TermsStore.REALM, FIRST, 0);
        assertThat(store.unanswered("maya")).isEmpty();

        store.shown("maya", only("maya", TermsStore.REALM), AT);
        store.shown("maya", only("maya", TermsStore.REALM), AT);
        assertThat(store.unanswered("maya")).containsExactly(TermsStore.REALM);

        store.accept("maya", only("maya", TermsStore.REALM), AT);
        assertThat(store.unanswered("maya")).isEmpty();
    }

    /** What nobody asks for any more keeps nobody out. */
    @Test
    void anOldVersionIsNotUnanswered() {
        store.write("acme", FIRST, 0);
        store.shown("maya", only("maya", "acme"), AT);
        store.write("acme", SECOND, 1);

        assertThat(store.unanswered("maya")).isEmpty();
    }

    @Test
    void oneOfTwoWhoChangeAtOnceIsRefused() {
        assertThat(store.write("acme", FIRST, 0)).isTrue();
        assertThat(store.write("acme", SECOND, 1)).isTrue();
        assertThat(store.write("acme", FIRST, 1)).isFalse();
        assertThat(store.remove("acme", 1)).isFalse();
        assertThat(store.remove("acme", 2)).isTrue();
        assertThat(store.read("acme")).isEmpty();
    }

    @Test
    void areOfTheirRealmAndTheirOrganization() {
        store.write("acme", FIRST, 0);

        assertThat(new TermsStore(database.entities(), "other").read("acme")).isEmpty();
        assertThat(store.open("maya", List.of("globex", TermsStore.REALM))).isEmpty();
        TermsStore.forgetOrganization(database.entities(), "acme");
        assertThat(store.read("acme")).isEmpty();
    }

    private TermsStore.Stored only(String person, String scope) {
        List<TermsStore.Stored> open = store.open(person, List.of(scope));
        assertThat(open).hasSize(1);
        return open.getFirst();
    }
}
