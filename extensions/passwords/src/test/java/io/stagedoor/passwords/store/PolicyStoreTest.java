package io.stagedoor.passwords.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.passwords.domain.Characters;
import io.stagedoor.passwords.domain.DeniedWords;
import io.stagedoor.passwords.domain.PasswordPolicy;
import io.stagedoor.testing.Database;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyStoreTest {

    private static final PasswordPolicy STRICT = new PasswordPolicy(
            14,
            20,
            PasswordPolicy.LONGEST,
            new Characters(1, 2, 3, 4),
            true,
            10,
            3,
            new DeniedWords(List.of("blue harvest", "schneewittchen")));

    private final Database database = new Database("passwords");
    private final PolicyStore store = new PolicyStore(database.entities());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingIsAskedUntilSomebodyChoosesIt() {
        assertThat(store.read("acme")).isEqualTo(new PolicyStore.Stored(PasswordPolicy.NONE, 0));
    }

    @Test
    void whatWasChosenIsRead() {
        assertThat(store.write("r", "acme", STRICT, 0)).isTrue();
        assertThat(store.read("acme")).isEqualTo(new PolicyStore.Stored(STRICT, 1));
        assertThat(store.read("globex").version()).isZero();
    }

    @Test
    void oneOfTwoWhoChangeAtOnceIsRefused() {
        store.write("r", "acme", STRICT, 0);
        assertThat(store.write("r", "acme", PasswordPolicy.NONE, 1)).isTrue();
        assertThat(store.write("r", "acme", STRICT, 1)).isFalse();
        assertThat(store.read("acme")).isEqualTo(new PolicyStore.Stored(PasswordPolicy.NONE, 2));
    }

    @Test
    void theLongestListOfWordsFits() {
        DeniedWords most = new DeniedWords(IntStream.range(0, DeniedWords.MOST)
                .mapToObj(i ->
                        "\uD835\uDC9Cbc".substring(0, 2) + "\uD83D\uDE00".repeat(DeniedWords.LONGEST - 4) + (100 + i))
                .toList());
        PasswordPolicy policy = new PasswordPolicy(0, 0, PasswordPolicy.LONGEST, Characters.NONE, false, 0, 0, most);
        store.write("r", "acme", policy, 0);
        assertThat(store.read("acme").policy().deniedWords().words()).hasSize(DeniedWords.MOST);
    }

    @Test
    void organizationsAndRealmsThatAreGoneAreForgotten() {
        store.write("r", "acme", STRICT, 0);
        store.write("r", "globex", STRICT, 0);
        store.write("other", "initech", STRICT, 0);
        store.forget("acme");
        assertThat(store.read("acme").version()).isZero();
        assertThat(store.read("globex").version()).isEqualTo(1);
        store.forgetRealm("r");
        assertThat(store.read("globex").version()).isZero();
        assertThat(store.read("initech").version()).isEqualTo(1);
    }
}
