package io.stagedoor.pushmfa.store;

import static io.stagedoor.pushmfa.domain.Challenges.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.pushmfa.store.DeviceStore.Holder;
import io.stagedoor.pushmfa.store.SubscriptionStore.Recipient;
import io.stagedoor.pushmfa.store.SubscriptionStore.Sender;
import io.stagedoor.pushmfa.store.SubscriptionStore.Subscription;
import io.stagedoor.testing.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionStoreTest {

    private static final Subscription ONE = new Subscription("https://push.example/1", "p", "a", "key");

    private final Database database = new Database("push-mfa");
    private final DeviceStore devices = new DeviceStore(database.entities(), "r");
    private final SubscriptionStore store = new SubscriptionStore(database.entities(), "r");

    @BeforeEach
    void aPhone() {
        store.add(new Sender("key", "sealed"), NOW);
        devices.add("phone", new Holder("ada", "credential"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPhoneIsToldWhereItAskedFor() {
        store.save("phone", "ada", ONE, NOW);
        assertThat(store.find("phone")).contains(ONE);
        assertThat(store.of("ada")).containsExactly(new Recipient("phone", "credential", ONE, 0, "sealed"));
        assertThat(store.of("ben")).isEmpty();
        SubscriptionStore elsewhere = new SubscriptionStore(database.entities(), "other");
        assertThat(elsewhere.of("ada")).isEmpty();
        assertThat(elsewhere.find("phone")).isEmpty();
    }

    @Test
    void theNewestCounts() {
        store.save("phone", "ada", ONE, NOW);
        Subscription other = new Subscription("https://push.example/2", "p", "a", "key");
        store.save("phone", "ada", other, NOW);
        assertThat(store.of("ada")).extracting(Recipient::subscription).containsExactly(other);
        // What comes late from the one before changes nothing.
        store.gone("phone", ONE.endpoint());
        store.failed("phone", ONE.endpoint());
        assertThat(store.of("ada")).extracting(Recipient::failures).containsExactly(0);
        store.gone("phone", other.endpoint());
        assertThat(store.of("ada")).isEmpty();
    }

    @Test
    void isGivenUpAfterTwentyFailuresInARow() {
        store.save("phone", "ada", ONE, NOW);
        for (int i = 1; i < SubscriptionStore.MOST_FAILURES; i++) {
            store.failed("phone", ONE.endpoint());
        }
        assertThat(store.of("ada")).extracting(Recipient::failures).containsExactly(19);
        store.taken("phone", ONE.endpoint());
        for (int i = 1; i < SubscriptionStore.MOST_FAILURES; i++) {
            store.failed("phone", ONE.endpoint());
        }
        assertThat(store.of("ada")).hasSize(1);
        store.failed("phone", ONE.endpoint());
        assertThat(store.of("ada")).isEmpty();
    }

    @Test
    void aPhoneThatIsNobodysIsNotTold() {
        store.save("phone", "ada", ONE, NOW);
        devices.forget("phone");
        assertThat(store.of("ada")).isEmpty();
        assertThat(store.find("phone")).isEmpty();
        // Nor one that has become somebody else's.
        devices.add("other", new Holder("ben", "credential-2"));
        store.save("other", "ada", ONE, NOW);
        assertThat(store.of("ada")).isEmpty();
    }

    @Test
    void nothingOfAPersonIsLeft() {
        store.save("phone", "ada", ONE, NOW);
        devices.forgetPerson("ada");
        assertThat(store.find("phone")).isEmpty();
    }

    @Test
    void aNewKeyEndsWhatWasMadeForTheOldOne() {
        store.save("phone", "ada", ONE, NOW);
        store.forgetSender();
        assertThat(store.of("ada")).isEmpty();
        assertThat(store.find("phone")).isEmpty();
        store.add(new Sender("key-2", "sealed-2"), NOW);
        assertThat(store.sender()).contains(new Sender("key-2", "sealed-2"));
        store.forgetSender();
        store.add(new Sender("key", "sealed"), NOW);
        assertThat(store.of("ada")).isEmpty(); // the row itself is gone
    }

    @Test
    void ofTwoNodesThatMakeTheFirstKeyOneWins() {
        assertThatThrownBy(() -> store.add(new Sender("key-2", "sealed-2"), NOW))
                .isInstanceOf(WrittenMeanwhileException.class);
    }
}
