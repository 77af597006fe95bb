package io.stagedoor.mfapolicy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.mfapolicy.domain.DeviceAnswer;
import io.stagedoor.mfapolicy.domain.DeviceValue;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.RememberedDevice;
import io.stagedoor.testing.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceStoreTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(30));

    private final Database database = new Database("mfa-policy");
    private final DeviceStore store = new DeviceStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theValueIsReplacedWithEachUseAndTheTimeOfTheFactorIsNot() {
        DeviceValue first = kept("ada");
        DeviceValue second = known("ada", first, NOW.plusSeconds(100)).next();
        DeviceAnswer.Known third = known("ada", second, NOW.plusSeconds(200));
        assertThat(Set.of(first, second, third.next())).hasSize(3);
        assertThat(third.device().provedAt()).isEqualTo(NOW);
        assertThat(third.device().usedAt()).isEqualTo(NOW.plusSeconds(100));
        assertThat(third.device().expiresAt()).isEqualTo(END);
    }

    @Test
    void aValueThatWasReplacedEndsTheDeviceFromTheThirtiethSecondOn() {
        DeviceValue first = kept("ada");
        DeviceValue second = known("ada", first, NOW).next();
        Instant end = NOW.plus(RememberedDevice.RACE);
        assertThat(known("ada", first, end.minusMillis(1)).next()).isEqualTo(second);
        assertThat(store.answer("ada", first, salt(), end)).isInstanceOf(DeviceAnswer.Copied.class);
        assertThat(store.answer("ada", second, salt(), end)).isInstanceOf(DeviceAnswer.None.class);
    }

    /** A thief who was quicker is found out by the person, and neither keeps the device. */
    @Test
    void whoeverComesSecondWithACopyIsFoundOutAndTheOtherLosesItToo() {
        DeviceValue stolen = kept("ada");
        DeviceValue thiefs = known("ada", stolen, NOW.plusSeconds(60)).next();
        assertThat(store.answer("ada", stolen, salt(), NOW.plusSeconds(3600))).isInstanceOf(DeviceAnswer.Copied.class);
        assertThat(store.answer("ada", thiefs, salt(), NOW.plusSeconds(3601))).isInstanceOf(DeviceAnswer.None.class);
    }

    @Test
    void aValueFromTwoUsesAgoEndsItEvenAtOnce() {
        DeviceValue first = kept("ada");
        DeviceValue second = known("ada", first, NOW).next();
        known("ada", second, NOW);
        assertThat(store.answer("ada", first, salt(), NOW)).isInstanceOf(DeviceAnswer.Copied.class);
    }

    @Test
    void isOverAtTheExactInstantOfItsExpiry() {
        DeviceValue value = kept("ada");
        assertThat(store.answer("ada", value, salt(), END)).isInstanceOf(DeviceAnswer.None.class);
        assertThat(store.open("ada", END)).isEmpty();
        assertThat(known("ada", value, END.minusMillis(1)).device().person()).isEqualTo("ada");
    }

    @Test
    void ofSomebodyElseOrOfAnotherRealmItIsNoneAndEndsNothing() {
        DeviceValue value = kept("ada");
        assertThat(store.answer("ben", value, salt(), NOW)).isInstanceOf(DeviceAnswer.None.class);
        assertThat(new DeviceStore(database.entities(), "other").answer("ada", value, salt(), NOW))
                .isInstanceOf(DeviceAnswer.None.class);
        assertThat(store.answer("ada", value, salt(), NOW)).isInstanceOf(DeviceAnswer.Known.class);
    }

    @Test
    void endsByItselfWithThePersonTheHomeAndTheOrganization() {
        DeviceValue one = kept("ada");
        kept("ada");
        assertThat(store.forget("ben", one.device())).isFalse();
        assertThat(store.forget("ada", one.device())).isTrue();
        assertThat(store.open("ada", NOW)).hasSize(1);
        assertThat(DeviceStore.forgetMember(database.entities(), "globex", "ada"))
                .isZero();
        assertThat(DeviceStore.forgetMember(database.entities(), "acme", "ada")).isEqualTo(1);
        kept("ada");
        DeviceStore.forgetOrganization(database.entities(), "acme");
        assertThat(store.open("ada", NOW)).isEmpty();
        kept("ada");
        assertThat(store.forgetPerson("ada")).isEqualTo(1);
        kept("ada");
        store.forgetAll();
        assertThat(store.open("ada", NOW)).isEmpty();
    }

    @Test
    void neitherValueStandsInAnyColumn() {
        DeviceValue first = kept("ada");
        DeviceValue second = known("ada", first, NOW).next();
        Object[] row = (Object[]) database.entities()
                .createNativeQuery("select d.* from sd_remembered_device d", Object[].class)
                .getSingleResult();
        assertThat(row)
                .extracting(String::valueOf)
                .noneMatch(value -> value.contains(first.secret()) || value.contains(second.secret()));
    }

    /** Tabs that a browser restores at once show the same value: each is let in, all keep the same one. */
    @Test
    void ofSeveralAtOnceAllAreGivenTheSameOne() throws Exception {
        DeviceValue value = DeviceValue.fresh(UUID.randomUUID().toString(), RANDOM);
        database.apart(entities -> {
            new DeviceStore(entities, "r").keep(device(value.device(), "race"), value);
            return true;
        });
        Callable<DeviceAnswer> use =
                () -> database.apart(entities -> new DeviceStore(entities, "r").answer("race", value, salt(), NOW));
        Set<DeviceValue> next = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(one -> use).collect(Collectors.toList()))) {
                next.add(((DeviceAnswer.Known) answer.get()).next());
            }
        }
        assertThat(next).hasSize(1);
    }

    @Test
    void theLastRaiseOfTheScopesThatCountIsTheOneThatCounts() {
        RaiseStore raises = new RaiseStore(database.entities(), "r");
        assertThat(raises.last(List.of("acme", "realm"))).isEqualTo(Instant.MIN);
        raises.raised("acme", NOW);
        raises.raised("acme", NOW.plusSeconds(5));
        raises.raised("globex", NOW.plusSeconds(9));
        assertThat(raises.last(List.of("acme", "realm"))).isEqualTo(NOW.plusSeconds(5));
        RaiseStore.forgetOrganization(database.entities(), "acme");
        assertThat(raises.last(List.of("acme", "realm"))).isEqualTo(Instant.MIN);
        raises.forgetAll();
        assertThat(raises.last(List.of("globex"))).isEqualTo(Instant.MIN);
    }

    private DeviceAnswer.Known known(String person, DeviceValue shown, Instant now) {
        return (DeviceAnswer.Known) store.answer(person, shown, salt(), now);
    }

    private DeviceValue kept(String person) {
        DeviceValue value = DeviceValue.fresh(UUID.randomUUID().toString(), RANDOM);
        store.keep(device(value.device(), person), value);
        return value;
    }

    private static RememberedDevice device(String id, String person) {
        return RememberedDevice.of(id, "acme", person, Factor.TOTP, NOW, NOW, 30, "Firefox · Linux");
    }

    private static String salt() {
        return DeviceValue.salt(RANDOM);
    }
}
