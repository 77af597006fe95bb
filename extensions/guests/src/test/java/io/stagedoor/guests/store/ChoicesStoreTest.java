package io.stagedoor.guests.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.guests.domain.SignInChoices;
import io.stagedoor.testing.Database;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChoicesStoreTest {

    private static final SignInChoices CODES = new SignInChoices(false, true);

    private final Database database = new Database("guests");
    private final ChoicesStore store = new ChoicesStore(database.entities());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingIsAllowedUntilSomebodyChoosesIt() {
        assertThat(store.read("acme")).isEqualTo(new ChoicesStore.Stored(SignInChoices.NONE, 0));
        assertThat(store.codesAreOffered("r")).isFalse();
    }

    @Test
    void oneOfTwoWhoChangeAtOnceIsRefused() {
        assertThat(store.write("r", "acme", CODES, 0)).isTrue();
        assertThat(store.write("r", "acme", SignInChoices.NONE, 1)).isTrue();
        assertThat(store.write("r", "acme", CODES, 1)).isFalse();
        assertThat(store.read("acme")).isEqualTo(new ChoicesStore.Stored(SignInChoices.NONE, 2));
    }

    @Test
    void codesAreOfferedWhereAnyAllowsThemAndCountedOfThoseAsked() {
        store.write("r", "acme", CODES, 0);
        store.write("r", "globex", new SignInChoices(true, false), 0);

        assertThat(store.codesAreOffered("r")).isTrue();
        assertThat(store.codesAreOffered("other")).isFalse();
        assertThat(store.allowingCodes(List.of("acme", "globex"))).isEqualTo(1);
        assertThat(store.allowingCodes(List.of())).isZero();
        store.forget("acme");
        assertThat(store.codesAreOffered("r")).isFalse();
    }
}
