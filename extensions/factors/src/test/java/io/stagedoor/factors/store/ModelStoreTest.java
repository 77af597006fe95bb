package io.stagedoor.factors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.factors.domain.Aaguid;
import io.stagedoor.factors.domain.PasskeyModels;
import io.stagedoor.testing.Database;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelStoreTest {

    private static final PasskeyModels ONE =
            new PasskeyModels(List.of(new Aaguid("ee882879-721c-4913-9775-3dfcce97072a")));

    private final Database database = new Database("factors");
    private final ModelStore store = new ModelStore(database.entities());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoHasChosenNothingAllowsAny() {
        assertThat(store.read("o")).isEqualTo(new ModelStore.Stored(PasskeyModels.ANY, 0));
    }

    @Test
    void ofTwoWhoHaveReadTheSameOneWrites() {
        assertThat(store.write("r", "o", ONE, 0)).isTrue();
        assertThat(store.read("o")).isEqualTo(new ModelStore.Stored(ONE, 1));
        assertThat(store.write("r", "o", PasskeyModels.ANY, 1)).isTrue();
        assertThat(store.write("r", "o", ONE, 1)).isFalse();
        assertThat(store.read("o")).isEqualTo(new ModelStore.Stored(PasskeyModels.ANY, 2));
        assertThatThrownBy(() -> store.write("r", "o", ONE, 0)).isInstanceOf(WrittenMeanwhileException.class);
    }

    @Test
    void nothingOfWhatIsGoneIsLeft() {
        store.write("r", "o", ONE, 0);
        store.write("r", "p", ONE, 0);
        store.forgetOrganization("o");
        assertThat(store.read("o").models().isAny()).isTrue();
        assertThat(store.read("p").models()).isEqualTo(ONE);
        store.forgetRealm("r");
        assertThat(store.read("p").version()).isZero();
    }
}
