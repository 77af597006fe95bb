package io.stagedoor.pushmfa.store;

import static io.stagedoor.pushmfa.domain.Challenges.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.pushmfa.domain.NewDevice;
import io.stagedoor.pushmfa.store.DeviceStore.Holder;
import io.stagedoor.testing.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticeStoreTest {

    private static final NewDevice NEW = new NewDevice("new", "Pixel 9", "203.0.113.7", NOW);

    private final Database database = new Database("push-mfa");
    private final DeviceStore devices = new DeviceStore(database.entities(), "r");
    private final NoticeStore notices = new NoticeStore(database.entities(), "r");

    @BeforeEach
    void adaHasTwoPhonesAndANewOne() {
        devices.add("old-1", new Holder("ada", "c1"));
        devices.add("old-2", new Holder("ada", "c2"));
        devices.add("bens", new Holder("ben", "c3"));
        devices.add("new", new Holder("ada", "c4"));
        notices.announce("ada", NEW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachOfThePersonsOlderPhonesIsToldAndNobodyElse() {
        assertThat(notices.to("old-1")).containsExactly(NEW);
        assertThat(notices.to("old-2")).containsExactly(NEW);
        assertThat(notices.to("new")).isEmpty();
        assertThat(notices.to("bens")).isEmpty();
        assertThat(new NoticeStore(database.entities(), "other").to("old-1")).isEmpty();
    }

    @Test
    void aPhoneSaysSomethingOnceAndOnlyForItself() {
        assertThat(notices.take("bens", "new")).isEmpty();
        assertThat(notices.take("new", "old-1")).isEmpty();
        assertThat(notices.take("old-1", "new")).contains(NEW);
        assertThat(notices.take("old-1", "new")).isEmpty();
        assertThat(notices.to("old-1")).isEmpty();
        assertThat(notices.to("old-2")).containsExactly(NEW);
    }

    @Test
    void ofAPhoneThatIsGoneNobodyIsTold() {
        devices.forget("new");
        assertThat(notices.to("old-1")).isEmpty();
        assertThat(notices.take("old-1", "new")).isEmpty();
    }

    @Test
    void aPhoneThatWasReplacedHasNothingMoreToSay() {
        devices.forgetCredential("ben", "c1");
        assertThat(notices.to("old-1")).containsExactly(NEW);
        devices.forgetCredential("ada", "c1");
        assertThat(devices.holder("old-1")).isEmpty();
        assertThat(notices.take("old-1", "new")).isEmpty();
    }

    @Test
    void whoIsGoneLeavesNothing() {
        devices.forgetPerson("ada");
        devices.add("old-1", new Holder("ada", "c1"));
        devices.add("new", new Holder("ada", "c4"));
        assertThat(notices.to("old-1")).isEmpty();
    }
}
