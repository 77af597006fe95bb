package io.stagedoor.mfapolicy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.mfapolicy.domain.AccessPass;
import io.stagedoor.mfapolicy.domain.PassAnswer;
import io.stagedoor.mfapolicy.domain.PassCode;
import io.stagedoor.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PassStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final PassCode CODE = new PassCode("0123456789AB");
    private static final Optional<PassCode> RIGHT = Optional.of(CODE);
    private static final Optional<PassCode> WRONG = Optional.of(new PassCode("0123456789AC"));

    private final Database database = new Database("mfa-policy");
    private final PassStore store = new PassStore(database.entities(), "r");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void oneForOneUseIsUsedOnce() {
        store.keep(pass("a", "ada", true), CODE);
        assertThat(store.open("ada", NOW)).isPresent();
        assertThat(store.answer("ada", RIGHT, NOW)).isInstanceOf(PassAnswer.Accepted.class);
        assertThat(store.answer("ada", RIGHT, NOW)).isInstanceOf(PassAnswer.None.class);
        assertThat(store.open("ada", NOW)).isEmpty();
    }

    @Test
    void oneForManyUsesIsUsedOftenAndCountsNoTriesForThat() {
        store.keep(pass("a", "ada", false), CODE);
        for (int use = 0; use < 12; use++) {
            assertThat(store.answer("ada", RIGHT, NOW)).isInstanceOf(PassAnswer.Accepted.class);
        }
        assertThat(store.open("ada", NOW).orElseThrow().used()).isEqualTo(12);
    }

    @Test
    void isOverAtTheExactInstantOfItsExpiry() {
        store.keep(pass("a", "ada", false), CODE);
        Instant end = NOW.plus(Duration.ofHours(1));
        assertThat(store.answer("ada", RIGHT, end.minusMillis(1))).isInstanceOf(PassAnswer.Accepted.class);
        assertThat(store.answer("ada", RIGHT, end)).isInstanceOf(PassAnswer.None.class);
        assertThat(store.open("ada", end)).isEmpty();
    }

    @Test
    void theFifthWrongCodeEndsItEvenForTheRightOne() {
        store.keep(pass("a", "ada", false), CODE);
        for (int wrong = 1; wrong <= 5; wrong++) {
            assertThat(store.answer("ada", wrong == 3 ? Optional.empty() : WRONG, NOW))
                    .isInstanceOfSatisfying(
                            PassAnswer.Wrong.class,
                            answer -> assertThat(answer.pass().wrong() == 5).isEqualTo(answer.over()));
        }
        assertThat(store.answer("ada", RIGHT, NOW)).isInstanceOf(PassAnswer.None.class);
    }

    @Test
    void anotherOneTakesItsPlace() {
        store.keep(pass("a", "ada", true), CODE);
        store.keep(pass("b", "ada", true), WRONG.orElseThrow());
        assertThat(store.open("ada", NOW).orElseThrow().id()).isEqualTo("b");
        assertThat(store.answer("ada", RIGHT, NOW)).isInstanceOf(PassAnswer.Wrong.class);
    }

    @Test
    void nobodyUsesThatOfSomebodyElseOrOfAnotherRealm() {
        store.keep(pass("a", "ada", true), CODE);
        assertThat(store.answer("ben", RIGHT, NOW)).isInstanceOf(PassAnswer.None.class);
        assertThat(new PassStore(database.entities(), "other").answer("ada", RIGHT, NOW))
                .isInstanceOf(PassAnswer.None.class);
    }

    @Test
    void isTakenBackByItsOrganizationAlone() {
        store.keep(pass("a", "ada", true), CODE);
        assertThat(store.revoke("globex", "ada", "a")).isFalse();
        assertThat(store.revoke("acme", "ben", "a")).isFalse();
        assertThat(store.revoke("acme", "ada", "a")).isTrue();
        assertThat(store.answer("ada", RIGHT, NOW)).isInstanceOf(PassAnswer.None.class);
    }

    @Test
    void endsWithTheMembershipTheOrganizationAndThePerson() {
        store.keep(pass("a", "ada", true), CODE);
        assertThat(PassStore.forgetMember(database.entities(), "globex", "ada")).isZero();
        assertThat(PassStore.forgetMember(database.entities(), "acme", "ada")).isEqualTo(1);
        store.keep(pass("b", "ada", true), CODE);
        PassStore.forgetOrganization(database.entities(), "acme");
        assertThat(store.open("ada", NOW)).isEmpty();
        store.keep(pass("c", "ada", true), CODE);
        assertThat(store.forgetPerson("ada")).isEqualTo(1);
        assertThat(store.open("ada", NOW)).isEmpty();
    }

    @Test
    void theCodeStandsInNoColumn() {
        store.keep(pass("a", "ada", true), CODE);
        Object[] row = (Object[]) database.entities()
                .createNativeQuery("select p.* from sd_access_pass p", Object[].class)
                .getSingleResult();
        assertThat(row).extracting(String::valueOf).noneMatch(value -> value.contains("0123456789AB"));
    }

    /** Keycloak's nodes share a database: of several who type the same code at once, one gets in. */
    @Test
    void ofSeveralAtOnceOneGetsIn() throws Exception {
        database.apart(entities -> {
            new PassStore(entities, "r").keep(pass("a", "race", true), CODE);
            return true;
        });
        Callable<PassAnswer> use =
                () -> database.apart(entities -> new PassStore(entities, "r").answer("race", RIGHT, NOW));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            var answers =
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(one -> use).collect(Collectors.toList()));
            int accepted = 0;
            for (var answer : answers) {
                accepted += answer.get() instanceof PassAnswer.Accepted ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    private static AccessPass pass(String id, String person, boolean once) {
        return AccessPass.of(id, "acme", person, "helen", once, NOW, Duration.ofHours(1));
    }
}
