package io.stagedoor.pushmfa.store;

import static io.stagedoor.pushmfa.domain.Challenges.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.pushmfa.domain.ChallengeState;
import io.stagedoor.pushmfa.domain.Challenges;
import io.stagedoor.pushmfa.domain.EnrolmentCode;
import io.stagedoor.pushmfa.domain.NewDevice;
import io.stagedoor.pushmfa.domain.OfferedDevice;
import io.stagedoor.pushmfa.store.DeviceStore.Holder;
import io.stagedoor.testing.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceStoreTest {

    private static final EnrolmentCode CODE = new EnrolmentCode("0123456789AB");
    private static final OfferedDevice PHONE = new OfferedDevice("thumbprint-1", "My phone");
    private static final Instant END = NOW.plusSeconds(600);

    static final String KEYCLOAK =
            "create table credential (id varchar(36) primary key, user_id varchar(36), type varchar(255), credential_data clob);";

    private final Database database = Database.beside(KEYCLOAK, "push-mfa");
    private final DeviceStore store = new DeviceStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aKeyLeadsToOnePerson() {
        store.add("t", new Holder("ada", "c"));
        assertThat(store.holder("t")).contains(new Holder("ada", "c"));
        assertThat(new DeviceStore(database.entities(), "other").holder("t")).isEmpty();
        assertThatThrownBy(() -> store.add("t", new Holder("ben", "d"))).isInstanceOf(WrittenMeanwhileException.class);
    }

    @Test
    void aKeyLeadsToTheCredentialOfItsPersonAndToNobodyElses() {
        store.add("t", new Holder("ada", "c"));
        assertThat(store.held("t", NOW))
                .contains(new DeviceStore.Held(new Holder("ada", "c"), "", "", false, List.of()));
        database.run("insert into credential values ('c', 'ben', 'stagedoor-push', '{}')");
        assertThat(store.held("t", NOW)).map(DeviceStore.Held::type).contains("");
        database.run("update credential set user_id = 'ada'");
        assertThat(store.held("t", NOW))
                .contains(new DeviceStore.Held(new Holder("ada", "c"), "stagedoor-push", "{}", false, List.of()));
        assertThat(store.held("another", NOW)).isEmpty();
    }

    @Test
    void aLookAtAPhoneSaysWhetherItHasToBeToldOfAnother() {
        NoticeStore notices = new NoticeStore(database.entities(), "r");
        store.add("old", new Holder("ada", "c"));
        store.add("new", new Holder("ada", "d"));
        store.add("his", new Holder("ben", "e"));
        notices.announce("ada", new NewDevice("new", "Pixel 9", "203.0.113.7", NOW));
        assertThat(store.held("old", NOW)).map(DeviceStore.Held::isTold).contains(true);
        assertThat(store.held("new", NOW)).map(DeviceStore.Held::isTold).contains(false);
        assertThat(store.held("his", NOW)).map(DeviceStore.Held::isTold).contains(false);
        notices.take("old", "new");
        assertThat(store.held("old", NOW)).map(DeviceStore.Held::isTold).contains(false);
    }

    @Test
    void aLookAtAPhoneSaysWhatItsPersonIsAskedNowAndNobodyElse() {
        ChallengeStore challenges = new ChallengeStore(database.entities(), "r");
        store.add("t", new Holder("ada", "c"));
        store.add("his", new Holder("ben", "d"));
        challenges.add(Challenges.at("older", "ada", NOW.minusSeconds(10)));
        challenges.add(Challenges.open("newer", "ada"));
        challenges.add(Challenges.open("answered", "ada"));
        challenges.close("answered", "ada", "t", ChallengeState.DENIED, NOW);
        new ChallengeStore(database.entities(), "other").add(Challenges.open("elsewhere", "ada"));
        assertThat(store.held("t", NOW).orElseThrow().open())
                .containsExactly(Challenges.open("newer", "ada"), Challenges.at("older", "ada", NOW.minusSeconds(10)));
        assertThat(store.held("t", NOW.plusSeconds(50)).orElseThrow().open())
                .containsExactly(Challenges.open("newer", "ada"));
        assertThat(store.held("t", NOW.plusSeconds(60)).orElseThrow().open()).isEmpty();
        assertThat(store.held("his", NOW).orElseThrow().open()).isEmpty();
    }

    @Test
    void theFirstPhoneThatKnowsTheCodeCounts() {
        store.await(CODE, "ada", NOW);
        assertThat(store.offer(CODE, PHONE, NOW)).contains("ada");
        assertThat(store.offer(CODE, new OfferedDevice("thumbprint-2", "Another"), NOW))
                .isEmpty();
        assertThat(store.offered(CODE, "ada", NOW)).contains(PHONE);
        assertThat(store.offered(CODE, "ben", NOW)).isEmpty();
    }

    @Test
    void aCodeIsOverAtItsExactInstant() {
        store.await(CODE, "ada", NOW);
        assertThat(store.isOpen(CODE, END.minusMillis(1))).isTrue();
        assertThat(store.isOpen(CODE, END)).isFalse();
        assertThat(store.offer(CODE, PHONE, END)).isEmpty();
        assertThat(store.offer(CODE, PHONE, END.minusMillis(1))).contains("ada");
        assertThat(store.offered(CODE, "ada", END)).isEmpty();
    }

    @Test
    void aNewCodeEndsTheOneBefore() {
        store.await(CODE, "ada", NOW);
        EnrolmentCode later = new EnrolmentCode("ABCDEFGHJKMN");
        store.await(later, "ada", NOW);
        assertThat(store.isOpen(CODE, NOW)).isFalse();
        assertThat(store.isOpen(later, NOW)).isTrue();
        store.close(later);
        assertThat(store.isOpen(later, NOW)).isFalse();
    }

    @Test
    void theCodeStandsInNoColumn() {
        store.await(CODE, "ada", NOW);
        Object[] row = (Object[]) database.entities()
                .createNativeQuery("select e.* from sd_push_enrolment e", Object[].class)
                .getSingleResult();
        assertThat(row).extracting(String::valueOf).noneMatch(value -> value.contains(CODE.characters()));
    }

    @Test
    void nothingOfWhoeverIsGoneIsLeft() {
        store.add("t", new Holder("ada", "c"));
        store.add("u", new Holder("ben", "d"));
        store.await(CODE, "ada", NOW);
        ChallengeStore challenges = new ChallengeStore(database.entities(), "r");
        challenges.add(Challenges.open("c", "ada"));
        assertThat(store.isHeldBy("ada")).isTrue();
        assertThat(store.forgetPerson("ada")).isEqualTo(1);
        assertThat(store.isHeldBy("ada")).isFalse();
        assertThat(store.holder("t")).isEmpty();
        assertThat(store.isOpen(CODE, NOW)).isFalse();
        assertThat(challenges.find("c")).isEmpty();
        assertThat(store.holder("u")).isPresent();
        store.forgetAll();
        assertThat(store.holder("u")).isEmpty();
    }
}
